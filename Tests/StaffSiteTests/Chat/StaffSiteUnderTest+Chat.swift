import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

extension StaffSiteUnderTest {
    /// Dina, and Bram and Chris whom she admitted, each signed in.
    func threeColleagues() async throws -> (dina: StaffBrowser, bram: StaffBrowser, chris: StaffBrowser) {
        let (dina, browser) = try await founded()
        let (_, bram) = try await admitted("bram", by: dina, browser)
        let (_, chris) = try await admitted("chris", by: dina, browser)
        return (browser, bram, chris)
    }

    /// A visitor in the queue.
    @discardableResult
    func waits(_ visitor: Visitor, danger: Bool = false) async throws -> Visitor {
        _ = try await dependencies.chat.conversations.open(
            visitor.opening(danger: danger), queueCap: 100, at: clock.now())
        await dependencies.hub.announce(.queue)
        return visitor
    }

    /// The visitor says something.
    func says(_ visitor: Visitor, _ counter: Int64) async throws {
        _ = try await dependencies.chat.log.append(
            visitor.message(counter), to: visitor.conversation, by: visitor.authority, at: clock.now())
        await dependencies.hub.announce(.conversation(visitor.conversation))
    }
}

extension Visitor {
    var path: String { "/conversations/\(conversation)" }
}

/// The body of a message with random bytes of the right size: the server cannot tell the difference.
func messageBody(id: MessageID = .random(), epoch: Int = 1, counter: Int = 0) -> [String: Any] {
    [
        "id": id.description, "epoch": epoch, "instance": "00ff00ff00ff00ff", "counter": counter,
        "envelope": Data.random(12 + 256 + 16).base64URL,
    ]
}
