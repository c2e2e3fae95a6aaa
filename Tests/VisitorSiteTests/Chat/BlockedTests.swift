import Chat
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import SQLiteStore
import StoreSupport
import TestSupport
import Testing
import VisitorSite

@Suite struct BlockedTests {
    @Test func `who is blocked reads what anybody reads when nobody is there, and may erase`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let ada = try Tab(site.team)
            try await ada.opens(in: browser)
            try await site.dinaClaims(ada)
            let now = site.clock.now()
            let block = try #require(
                Block(ada.conversation, reason: .abuse, by: Professional.dina.id, days: 1, at: now))
            try await SQLBlockStore(site.database).block(
                block,
                recording: AuditEntry(
                    .blocked, by: .member(Professional.dina.id), conversation: ada.conversation, at: now))

            for wish in ["queue", "left-message"] {
                let answer = try await browser.send(.post, "\(ada.path)/\(wish)", token: ada.token, json: "{}")
                #expect(try answer.code == "closed")
                #expect(!answer.text.contains("block"))
            }
            let answer = try await browser.send(.post, "\(ada.path)/erasure", token: ada.token, json: "{}")
            #expect(answer.status == .ok)
        }
    }
}
