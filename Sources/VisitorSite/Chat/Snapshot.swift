import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// What a visitor's page needs to show her conversation as it is now.
struct Snapshot: Encodable {
    struct Code: Encodable { let expires: Int64 }

    let id: ConversationID
    let state: String
    let language: String
    let seq: Int64
    let retentionDays: Int
    let returnCode: Code?
    let queue: QueuePlace?
    /// Whether it is a message that waits to be read and answered, not a place in the line.
    let left: Bool
    /// Whether she chats for her work, and so waits behind those it happens to.
    let forWork: Bool
    let present: [PresentMember]
    let guests: [GuestBody]
    let epochDue: Int?
}

/// Her place in the queue, with an honest range of minutes or none.
struct QueuePlace: Encodable, Equatable {
    let ahead: Int
    let from: Int?
    let to: Int?
    /// The chat has closed: she will not be reached today.
    let closed: Bool
    /// By the estimate it closes before her turn.
    let late: Bool
}

/// Who is in the conversation beside her.
struct PresentMember: Encodable, Equatable {
    let role: String
    let id: MemberID
    let name: String
}

extension VisitorSite {
    /// GET /conversations/{id}
    @Sendable func snapshot(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let conversation = try await stores.conversations.conversation(context.conversation)
        return try .json(try await snapshot(of: conversation))
    }

    func snapshot(of conversation: Conversation) async throws -> Snapshot {
        let known = try await stores.guests.guests(of: conversation.id, at: clock.now())
        return Snapshot(
            id: conversation.id, state: conversation.state.rawValue, language: conversation.language.rawValue,
            seq: conversation.lastSequence, retentionDays: settings.retentionDays,
            returnCode: conversation.returnCodeExpires.map { Snapshot.Code(expires: $0.seconds) },
            queue: try await place(of: conversation), left: conversation.leftAt != nil,
            forWork: conversation.forWhom == .work, present: try await present(in: conversation),
            guests: GuestBody.all(of: known), epochDue: known?.epochDue)
    }

    func place(of conversation: Conversation) async throws(StoreFailure) -> QueuePlace? {
        guard conversation.isInLine, let ahead = try await stores.queue.ahead(of: conversation.id) else {
            return nil
        }
        let now = clock.now()
        let estimate = WaitEstimate(ahead: ahead, claims: claims.recent, now: now)
        let service = try await stores.service.state()
        let turn = estimate.map { now + .minutes($0.from) }
        return QueuePlace(
            ahead: ahead, from: estimate?.from, to: estimate?.to, closed: !service.isOpen(at: now),
            late: service.closes(at: now).flatMap { closes in turn.map { $0 >= closes } } ?? false)
    }

    func present(in conversation: Conversation) async throws(StoreFailure) -> [PresentMember] {
        guard conversation.state == .active else { return [] }
        var present: [PresentMember] = []
        for id in [conversation.claimedBy, conversation.joinedBy].compactMap(\.self) {
            let member = try await stores.members.member(id)
            present.append(PresentMember(role: "counsellor", id: id, name: member.displayName.text))
        }
        return present
    }
}
