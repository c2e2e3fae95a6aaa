import AsyncHTTPClient
import Foundation
import HelplineCore
import Sealing

/// One generated visitor.
actor VisitorClient {
    let conversation: String
    let wire: Wire
    private let opening: NewConversation
    var talk: Talk

    /// Solves the puzzle and opens a conversation in the queue.
    init(client: HTTPClient, base: String, team: Sealing.MembershipList) async throws {
        let id = ConversationID.random().description
        let opening = try NewConversation(
            conversation: id, teamEpoch: team.current.teamEpoch, teamPublic: team.current.teamPublic)
        let wire = Wire(
            client: client, base: base,
            headers: [("authorization", "Bearer \(opening.ticket.sessionToken.base64URL)")])
        let challenge: WireShapes.Challenge = try await wire.ask("POST", "/puzzles", WireShapes.Empty())
        let nonce = try Puzzle(
            challenge: challenge.challenge, bits: challenge.bits, iterations: challenge.iterations
        ).solution()
        try await wire.send(
            "POST", "/conversations",
            WireShapes.Opening(
                id: id, puzzle: .init(challenge: challenge.challenge, nonce: nonce), teamEpoch: team.current.teamEpoch,
                wrappedTicket: WireBytes(opening.wrappedTicket), sealedRoot: WireBytes(opening.sealedRoot),
                epoch: .init(
                    number: opening.sealedEpoch.number, teamEpoch: opening.sealedEpoch.teamEpoch,
                    audience: opening.sealedEpoch.audience, reason: opening.sealedEpoch.reason.rawValue,
                    sealed: opening.sealedEpoch.sealed.mapValues(WireBytes.init))))
        self.conversation = id
        self.wire = wire
        self.opening = opening
        talk = Talk(conversation: id, epoch: opening.epoch, role: .visitor, sender: "visitor")
    }

    var received: [String] { talk.received }

    /// Sends one message and waits for its acknowledgement.
    func send(_ text: String) async throws { try await post(try sealed(text)) }

    /// Reads the stream until so many messages of the other side have come, reconnecting from the last entry when it ends.
    func listen(until count: Int) async throws {
        while talk.received.count < count {
            for try await event in try await wire.events(eventsPath) {
                guard event.name == "entry" else { continue }
                _ = try talk.take(try JSONDecoder().decode(WireShapes.Entry.self, from: Data(event.data.utf8)))
                if talk.received.count >= count { return }
            }
        }
    }

    /// Her side of the conversation, for a load that speaks HTTP by itself.
    func seat() throws -> Seat {
        try Seat(talk, over: wire, events: "/conversations/\(conversation)/events?after=0")
    }

    func sealed(_ text: String) throws -> WireShapes.Message { try talk.seal(text) }

    @discardableResult
    func post(_ message: WireShapes.Message) async throws -> WireShapes.Acknowledged {
        try await wire.ask("POST", "/conversations/\(conversation)/messages", message)
    }

    /// Where her stream goes on.
    var eventsPath: String { "/conversations/\(conversation)/events?after=\(talk.last)" }

    /// The text, when it is the other side's.
    func take(_ entry: WireShapes.Entry) throws -> String? { try talk.take(entry) }
}
