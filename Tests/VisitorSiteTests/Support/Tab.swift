import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import Sealing
import SiteTestSupport

/// A visitor's tab that seals as the real one does.
struct Tab: Sendable {
    let conversation: ConversationID
    let token: Data
    let sealed: NewConversation
    let instance = Data.random(8)

    /// A fresh tab of somebody nobody has seen before.
    init(_ team: FoundedTeam) throws {
        conversation = .random()
        sealed = try NewConversation(
            conversation: conversation.description, teamEpoch: 1, teamPublic: team.teamKey.pair.publicBytes)
        token = sealed.ticket.sessionToken
    }

    var path: String { "/conversations/\(conversation)" }

    /// The body of `POST /conversations`.
    func opening(solving challenge: String, nonce: String, extra: String = "") -> String {
        """
        {"id":"\(conversation)","language":"nl","topic":"th",\(extra)"puzzle":{"challenge":"\(challenge)","nonce":"\(nonce)"},\
        "teamEpoch":1,"wrappedTicket":"\(sealed.wrappedTicket.base64URL)","sealedRoot":"\(sealed.sealedRoot.base64URL)",\
        "epoch":\(epoch(sealed.sealedEpoch))}
        """
    }

    func epoch(_ epoch: SealedEpoch, number: Int? = nil, reason: String? = nil) -> String {
        let keys = epoch.sealed.map { "\"\($0.key)\":\"\($0.value.base64URL)\"" }.joined(separator: ",")
        return """
            {"number":\(number ?? epoch.number),"teamEpoch":\(epoch.teamEpoch),"audience":["team","visitor"],\
            "reason":"\(reason ?? epoch.reason.rawValue)","sealed":{\(keys)}}
            """
    }

    /// The body of a message with this text.
    func message(_ text: String, id: MessageID = .random(), counter: Int = 0, epoch: Int = 1) throws -> String {
        let envelope = try sealed.epoch.seal(
            MessageContents(text: text, seen: 0, hash: Data(count: 32)),
            from: MessageSender(role: .visitor, id: "visitor", instance: instance, counter: counter))
        let hex = instance.map { String(format: "%02x", $0) }.joined()
        return """
            {"id":"\(id)","epoch":\(epoch),"instance":"\(hex)","counter":\(counter),"envelope":"\(envelope.base64URL)"}
            """
    }

    /// Comes into the queue.
    @discardableResult
    func opens(in browser: Browser) async throws -> TestResponse {
        let (challenge, nonce) = try await Self.puzzle(in: browser)
        return try await browser.send(
            .post, "/conversations", token: token, json: opening(solving: challenge, nonce: nonce))
    }

    static func puzzle(in browser: Browser) async throws -> (challenge: String, nonce: String) {
        let puzzle = try await browser.send(.post, "/puzzles", json: "{}").json
        let challenge = puzzle["challenge"] as? String ?? ""
        let nonce = try Puzzle(challenge: challenge, bits: puzzle["bits"] as? Int ?? 0, iterations: 2_000).solution()
        return (challenge, nonce)
    }
}
