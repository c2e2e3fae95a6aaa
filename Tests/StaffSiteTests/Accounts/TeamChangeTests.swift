import Foundation
import HTTPTypes
import HelplineCore
import Sealing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct TeamChangeTests {
    @Test func `who is suspended loses his stream and his sign-in at once, and may come back`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (bram, brams) = try await site.admitted("bram", by: dina, browser)
            let ada = try await site.waits(.ada)
            try #require(try await brams.post("\(ada.path)/claim").status == 200)
            async let stream = brams.get("/events?after=\(ada.conversation):2")
            try await site.follows(ada)

            #expect(try await browser.put("/members/\(bram.memberId)/suspension").status == 204)

            // The stream ends by itself: nobody finishes it here.
            _ = try await stream
            #expect(try await brams.get("/me").status == 401)
            #expect(try await bram.signIn(brams, site.clock).status == 403)
            #expect(try await browser.delete("/members/\(bram.memberId)/suspension").status == 204)
            #expect(try await bram.signIn(brams, site.clock).status == 200)
        }
    }

    @Test func `another role is signed, and counts from the next request on`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (bram, brams) = try await site.admitted("bram", by: dina, browser)
            #expect(try await brams.get("/service").status == 200)
            let signed = try await dina.role(.researcher, to: bram.memberId, browser)

            #expect(try await browser.post("/team/roles", signed).status == 201)

            #expect(try await brams.get("/service").status == 404)
            #expect(try await browser.post("/team/roles", signed).problem == "epoch-old")
            let own = try await dina.role(.researcher, to: dina.person.memberId, browser)
            #expect(try await browser.post("/team/roles", own).status == 400)
        }
    }

    @Test func `who is removed is out, and the new key must be for each who remains and nobody else`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (bram, brams) = try await site.admitted("bram", by: dina, browser)
            let (chris, _) = try await site.admitted("chris", by: dina, browser)
            let right = [dina.person, chris]

            for wrong in [[dina.person], [dina.person, chris, bram]] {
                let body = try await dina.renewal(removing: bram.memberId, for: wrong, browser)
                #expect(try await browser.post("/team/keys", body).status == 400)
            }
            #expect(try await brams.get("/me").status == 200)
            let body = try await dina.renewal(removing: bram.memberId, for: right, browser)
            #expect(try await browser.post("/team/keys", body).status == 201)

            #expect(try await brams.get("/me").status == 401)
            let team = try await browser.get("/team/statements").object()
            #expect((team["keys"] as? [Any])?.count == 2)
            #expect(try await browser.put("/team/resealing", ["conversations": [Any]()]).object()["left"] as? Int == 0)
            #expect((try await browser.get("/team/statements").object()["keys"] as? [Any])?.count == 1)
        }
    }

    @Test func `what is behind is listed for sealing anew`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let ada = try await site.waits(.ada)
            #expect(try await browser.get("/team/resealing").object()["left"] as? Int == 0)
            let body = try await dina.renewal(removing: nil, for: [dina.person], browser)
            #expect(try await browser.post("/team/keys", body).status == 201)

            let page = try await browser.get("/team/resealing").object()

            let behind = try #require((page["conversations"] as? [[String: Any]])?.first)
            #expect(page["teamEpoch"] as? Int == 2)
            #expect(behind["id"] as? String == ada.conversation.description)
            #expect(behind["teamEpoch"] as? Int == 1)
            #expect((behind["epochs"] as? [Any])?.count == 1)
            let next = try await browser.get("/team/resealing?after=\(ada.conversation)").object()
            #expect((next["conversations"] as? [Any])?.isEmpty == true)
            #expect(try await browser.get("/team/resealing?after=x").status == 400)
        }
    }
}

extension Coordinator {
    func list(_ browser: StaffBrowser) async throws -> Sealing.MembershipList {
        let statements = try #require(
            try await browser.get("/team/statements").object()["statements"] as? [[String: String]])
        return try Sealing.MembershipList(
            statements.map { item in
                Sealing.SignedStatement(
                    statement: try #require(Data(base64URL: item["statement"] ?? "")),
                    signature: try #require(Data(base64URL: item["signature"] ?? "")))
            }, rootHash: try #require(founding).rootHash)
    }

    fileprivate func role(_ role: Statement.Role, to member: String, _ browser: StaffBrowser) async throws
        -> [String: Any]
    {
        let list = try await list(browser)
        return try wire(
            Statement(
                number: list.lastNumber + 1, previous: list.lastHash, action: .role, member: member, role: role,
                signer: person.memberId))
    }

    /// A new key for these people and the recovery kit.
    func renewal(
        removing removed: String? = nil, kit: (id: String, publicBytes: Data)? = nil, for people: [Person],
        _ browser: StaffBrowser
    ) async throws -> [String: Any] {
        let list = try await list(browser)
        var (number, previous) = (list.lastNumber + 1, list.lastHash)
        var statements: [[String: Any]] = []
        if let removed {
            let removal = Statement(
                number: number, previous: previous, action: .remove, member: removed, role: nil, signer: person.memberId
            )
            statements.append(try wire(removal))
            (number, previous) = (number + 1, removal.hash)
        }
        if let kit {
            var coming = Statement(
                number: number, previous: previous, action: .recovery, member: kit.id, role: .recovery,
                signer: person.memberId)
            coming.hpkePublic = kit.publicBytes
            (coming.teamEpoch, coming.teamPublic) = (list.current.teamEpoch, list.current.teamPublic)
            statements.append(try wire(coming))
            (number, previous) = (number + 1, coming.hash)
        }
        let key = TeamKey(teamEpoch: list.current.teamEpoch + 1)
        var rotation = Statement(
            number: number, previous: previous, action: .rotate, member: person.memberId, role: nil,
            signer: person.memberId)
        (rotation.teamEpoch, rotation.teamPublic) = (key.teamEpoch, key.pair.publicBytes)
        statements.append(try wire(rotation))
        let readers = people.map { ($0.memberId, $0.keys.publicBytes) } + [kit ?? (recoveryId, recovery.publicBytes)]
        return [
            "statements": statements,
            "teamKeys": try readers.map { id, memberPublic in
                ["memberId": id, "sealed": try key.sealed(for: id, memberPublic: memberPublic).base64URL]
            },
        ]
    }

    private func wire(_ statement: Statement) throws -> [String: Any] {
        let signed = try statement.signed(by: person.signing)
        return ["statement": signed.statement.base64URL, "signature": signed.signature.base64URL]
    }
}
