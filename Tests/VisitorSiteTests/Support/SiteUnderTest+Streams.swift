import HTTPTypes
import Chat
import Foundation
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import Testing
import VisitorSite

/// The events of a stream that has ended.
struct ReadStream: Sendable {
    let names: [String]
    let ids: [String]

    init(_ text: String) {
        let lines = text.split(separator: "\n")
        names = lines.filter { $0.hasPrefix("event: ") }.map { String($0.dropFirst(7)) }
        ids = lines.filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    }
}

extension SiteUnderTest {
    /// Reads a stream until the log has this entry (the one it has now, unless told), then has the server stop, which sends
    /// what is still there.
    func stream(
        _ tab: Tab, in browser: Browser, after: Int64? = nil, headers: [String: String] = [:],
        untilSequence last: Int64? = nil
    ) async throws -> ReadStream {
        let query = after.map { "?after=\($0)" } ?? ""
        async let answer = browser.get("\(tab.path)/events\(query)", token: tab.token, headers: headers)
        try await arrives(tab)
        let target: Int64
        if let last {
            target = last
        } else {
            target = try await stores.conversations.conversation(tab.conversation).lastSequence
        }
        while try await stores.conversations.conversation(tab.conversation).lastSequence < target {
            try await Task.sleep(for: .milliseconds(5))
        }
        await hub.finish()
        return ReadStream(try await answer.text)
    }

    /// Waits until her stream is open.
    func arrives(_ tab: Tab) async throws {
        while await !presence.snapshot(of: tab.conversation).visitorPresent {
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// She makes a return code and uses it elsewhere; returns the other tab's token.
    func comesBack(to tab: Tab, in browser: Browser) async throws -> Data {
        let (locator, secret, token) = (Data.random(32), Data.random(32), Data.random(32))
        let code = "\"locator\":\"\(locator.base64URL)\",\"secret\":\"\(secret.base64URL)\""
        let kept = try await browser.send(
            .put, "\(tab.path)/return-code", token: tab.token,
            json: "{\(code),\"wrapped\":\"\(Data.random(157).base64URL)\"}")
        #expect(kept.status == .ok)
        let (challenge, nonce) = try await Tab.puzzle(in: browser)
        let returned = try await browser.send(
            .post, "/returns", token: token,
            json: "{\(code),\"puzzle\":{\"challenge\":\"\(challenge)\",\"nonce\":\"\(nonce)\"}}")
        #expect(returned.status == .ok)
        return token
    }
}
