import Chat
import HTTPTypes
import HummingbirdTesting
import SiteTestSupport
import TestSupport
import Testing
import VisitorSite

@Suite struct ObjectionTests {
    @Test func `she says that she may not be counted, once or twice, also after the end`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let ada = try Tab(site.team)
            try await ada.opens(in: browser)
            try await site.dinaClaims(ada)
            _ = try await browser.send(.post, "\(ada.path)/closure", token: ada.token, json: "{}")

            for _ in 0..<2 {
                let answer = try await browser.send(.put, "\(ada.path)/objection", token: ada.token, json: "{}")
                #expect(answer.status == .noContent)
            }

            #expect(try await site.stores.conversations.conversation(ada.conversation).hasObjected)
        }
    }

    @Test func `nobody says it for her`() async throws {
        let site = try await SiteUnderTest()
        try await site.run { browser in
            let (ada, other) = (try Tab(site.team), try Tab(site.team))
            try await ada.opens(in: browser)
            try await other.opens(in: browser)

            let answer = try await browser.send(.put, "\(ada.path)/objection", token: other.token, json: "{}")

            #expect(answer.status.code == 404 || answer.status.code == 401)
            #expect(try await !site.stores.conversations.conversation(ada.conversation).hasObjected)
        }
    }
}
