import Accounts
import Chat
import Foundation
import HelplineCore
import NIOCore
import NIOHTTP1
import SiteSupport
import StaffSite
import TestSupport
import Testing

/// What the short way answers, and what it leaves to the router.
@Suite struct StaffShortWayTests {
    @Test func `a counsellor's message is kept and acknowledged`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            let answer = try await site.take(messageBody(), to: ada, from: bram)

            #expect(answer?.hasPrefix("HTTP/1.1 201 Created\r\n") == true)
            #expect(try await site.messages(of: ada) == 1)
        }
    }

    @Test func `who has not claimed her, has no conversations or is signed out is left to the router`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await site.take(messageBody(), to: ada, from: bram) != nil)
            let cookies = bram.cookieHeader

            #expect(try await site.take(messageBody(), to: ada, from: chris) == nil)
            #expect(try await site.take(messageBody(), to: ada, from: dina) == nil)
            #expect(try await site.take(messageBody(), to: ada, cookies: "") == nil)
            try #require(try await bram.delete("/sign-ins/current").status == 204)
            #expect(try await site.take(messageBody(), to: ada, cookies: cookies) == nil)

            #expect(try await site.messages(of: ada) == 1)
        }
    }

    @Test func `a sign-in of which a sign of life is due is left to the router`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await site.take(messageBody(), to: ada, from: bram) != nil)

            site.clock.advance(by: .seconds(60))

            #expect(try await site.take(messageBody(), to: ada, from: bram) == nil)
        }
    }
}

extension StaffSiteUnderTest {
    fileprivate func take(_ body: [String: Any], to visitor: Visitor, from browser: StaffBrowser) async throws
        -> String?
    {
        try await take(body, to: visitor, cookies: browser.cookieHeader)
    }

    fileprivate func take(_ body: [String: Any], to visitor: Visitor, cookies: String) async throws -> String? {
        let request = PlainRequest(
            HTTPRequestHead(
                version: .http1_1, method: .POST, uri: "\(visitor.path)/messages",
                headers: [
                    "host": "x", "sec-fetch-site": "same-origin", "content-type": "application/json", "cookie": cookies,
                ]),
            body: ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
        return switch try StaffSite(dependencies).shortWay.take(request) {
        case .done(let bytes): String(buffer: bytes)
        case .begun(let work): await work().map { String(buffer: $0) }
        case nil: nil
        }
    }

    fileprivate func messages(of visitor: Visitor) async throws -> Int {
        try await dependencies.chat.log.entries(of: visitor.conversation, after: 0, limit: 10)
            .count { if case .message = $0.content { true } else { false } }
    }
}
