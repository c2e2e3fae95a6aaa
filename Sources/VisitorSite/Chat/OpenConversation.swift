import Chat
import ChatWire
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct OpenConversation: Codable {
        let id: ConversationID
        let language: Language
        let topic: Conversation.Topic?
        let danger: Bool?
        let leavesMessage: Bool?
        let forWhom: Conversation.ForWhom?
        let puzzle: PuzzleSolution
        let teamEpoch: Int
        let wrappedTicket: Base64URLBytes
        let sealedRoot: Base64URLBytes
        let epoch: EpochBody

        func opening(for session: SecretDigest, by door: DoorName?) throws(Problem) -> ConversationOpening {
            guard
                let opening = ConversationOpening(
                    id: id, session: session, language: language, topic: topic, danger: danger ?? false,
                    wrappedTicket: try .fromWire(wrappedTicket, field: "wrappedTicket"), teamEpoch: teamEpoch,
                    sealedRoot: try .fromWire(sealedRoot, field: "sealedRoot"), epoch: try epoch.epoch(),
                    leavesMessage: leavesMessage ?? false, forWhom: forWhom, door: door)
            else { throw .invalid("epoch") }
            return opening
        }
    }

    /// POST /conversations: the same id and token again is the same conversation, and costs no second puzzle.
    @Sendable func openConversation(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        guard let token = VerifySession.token(of: request) else { throw Problem.sessionEnded }
        let body = try await request.json(OpenConversation.self)
        let session = SecretDigest(of: token)
        let named = namedDoor(of: request)
        let opening = try body.opening(for: session, by: named?.name)
        if let known = try await conversation(of: session), known.id == body.id {
            return try .json(try await snapshot(of: known))
        }
        try limit("open", request, context, atMost: limits.opensPerAddress)
        let door = try await door(named)
        // A message may be left at any time: whoever began it before the chat opened is not sent away.
        guard door.isOpen || (opening.leavesMessage && !door.rootHash.isEmpty) else { throw Problem.closed }
        try await check(body.puzzle)
        let conversation = try await stores.conversations.open(opening, queueCap: limits.queueCap, at: clock.now())
        await hub.announce(.queue)
        return try .json(try await snapshot(of: conversation), status: .created)
    }

    /// What this session opened already.
    private func conversation(of session: SecretDigest) async throws -> Conversation? {
        do {
            let known = try await stores.sessions.session(session, term: settings.ticketTerm, at: clock.now())
            return try await stores.conversations.conversation(known.conversation)
        } catch {
            guard error == .notFound else { throw error }
            return nil
        }
    }
}
