import Chat
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import Testing
import VisitorSite

@Suite struct RevocationTests {
    @Test func `what a tab types that was shut out is not shown as hers`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let stranger = try await under.comesBack(to: tab, in: browser)
            await under.presence.arrive(.visitor, in: tab.conversation)
            try await browser.send(.post, "\(tab.path)/typing", token: stranger, json: "{}")
            #expect(await under.presence.snapshot(of: tab.conversation).typing == [.visitor])

            try await browser.send(.post, "\(tab.path)/revocation", token: tab.token, json: "{}")

            #expect(await under.presence.snapshot(of: tab.conversation).typing.isEmpty)
            let late = try await browser.send(.post, "\(tab.path)/typing", token: stranger, json: "{}")
            #expect(try late.code == "session-ended")
            #expect(await under.presence.snapshot(of: tab.conversation).typing.isEmpty)
        }
    }

    @Test func `a tab that was shut out hears that its session has ended`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let stranger = try await under.comesBack(to: tab, in: browser)
            let before = try await browser.send(
                .post, "\(tab.path)/messages", token: stranger, json: tab.message("een"))
            try await browser.send(.post, "\(tab.path)/revocation", token: tab.token, json: "{}")

            let after = try await browser.send(
                .post, "\(tab.path)/messages", token: stranger, json: tab.message("twee", counter: 1))

            #expect(before.status == .created)
            #expect(after.status == .unauthorized)
            #expect(try after.code == "session-ended")
        }
    }
}
