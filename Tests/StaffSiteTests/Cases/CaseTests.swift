import Chat
import Foundation
import HTTPTypes
import HelplineCore
import TestSupport
import Testing

@Suite struct CaseTests {
    private static var whole: [String: Any] { ["role": "self", "topic": ["th"]] }

    private func body(_ version: Int, _ fields: [String: Any] = Self.whole, final: Bool = true) -> [String: Any] {
        ["version": version, "fields": fields, "final": final]
    }

    /// Bram has claimed Ada's conversation, Chris has not.
    private func run(
        _ story: @escaping @Sendable (_ bram: StaffBrowser, _ chris: StaffBrowser, _ path: String) async throws -> Void
    ) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            try await story(bram, chris, ada.path)
        }
    }

    @Test func `what was kept is shown again, first as a draft and then final`() async throws {
        try await run { bram, _, path in
            #expect(try await bram.get("\(path)/case").status == 404)

            let draft = try await bram.put("\(path)/case", body(1, ["role": "self"], final: false))
            let final = try await bram.put("\(path)/case", body(2))

            #expect(try draft.object()["version"] as? Int == 1)
            #expect(try final.object()["version"] as? Int == 2)
            let shown = try await bram.get("\(path)/case").object()
            #expect(shown["version"] as? Int == 2)
            #expect(shown["final"] as? Bool == true)
            #expect((shown["fields"] as? [String: Any])?["role"] as? String == "self")
            #expect((shown["fields"] as? [String: Any])?["topic"] as? [String] == ["th"])
        }
    }

    @Test func `by which entrance she came is known, whatever the form says`() async throws {
        try await run { bram, _, path in
            var told = Self.whole
            told["door"] = "unk"
            #expect(try await bram.put("\(path)/case", body(1, told)).status == 200)

            let shown = try await bram.get("\(path)/case").object()
            #expect((shown["fields"] as? [String: Any])?["door"] as? String == "none")
        }
    }

    @Test func `for an outsider there is no case, to read or to write`() async throws {
        try await run { bram, chris, path in
            #expect(try await bram.put("\(path)/case", body(1)).status == 200)

            let read = try await chris.get("\(path)/case")
            let written = try await chris.put("\(path)/case", body(2))

            #expect(read.status == 404)
            #expect(written.status == 404)
            #expect(try await bram.get("\(path)/case").object()["version"] as? Int == 1)
        }
    }

    @Test func `a registration that breaks the code book is refused with its sentences`() async throws {
        try await run { bram, _, path in
            let refused = try await bram.put("\(path)/case", body(1, ["role": "no such role"]))

            #expect(refused.status == 422)
            #expect(refused.problem == "invalid-case")
            #expect((try refused.object()["problems"] as? [Any])?.isEmpty == false)
            #expect(try await bram.get("\(path)/case").status == 404)
        }
    }

    @Test func `an older version, and a draft after the final one, are conflicts`() async throws {
        try await run { bram, _, path in
            #expect(try await bram.put("\(path)/case", body(1)).status == 200)

            let repeated = try await bram.put("\(path)/case", body(1))
            let outdated = try await bram.put("\(path)/case", body(3))
            let undone = try await bram.put("\(path)/case", body(2, final: false))

            #expect(repeated.status == 200)
            #expect(outdated.problem == "conflict")
            #expect(undone.problem == "conflict")
        }
    }

    @Test func `a conversation is closed only after its registration`() async throws {
        try await run { bram, _, path in
            let early = try await bram.post("\(path)/closure")
            _ = try await bram.put("\(path)/case", body(1))

            let late = try await bram.post("\(path)/closure")

            #expect(early.problem == "register-first")
            #expect(late.status == 204)
        }
    }

    @Test func `the code book is the file the form is made from, compressed for who asks`() async throws {
        try await run { bram, _, _ in
            let plain = try await bram.get("/code-book")
            let compressed = try await bram.send(
                .get, "/code-book", nil, headers: ["sec-fetch-site": "same-origin", "accept-encoding": "gzip"])

            #expect(try plain.object()["version"] != nil)
            #expect(plain.headers[.vary] == "accept-encoding")
            #expect(compressed.headers[.contentEncoding] == "gzip")
            #expect(compressed.body.count < plain.body.count / 2)
        }
    }
}
