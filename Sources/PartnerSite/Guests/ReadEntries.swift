import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    /// Who talks with her.
    struct PresentMember: Encodable {
        let role: String
        let id: MemberID
        let name: String
    }

    struct EntriesAnswer: Encodable {
        let entries: [EntryBody]
        /// Where the next question goes on: entries that are none of his are passed over.
        let last: Int64
        let more: Bool
        let present: [PresentMember]
        /// Who else of outside is in it.
        let guests: [OtherGuest]
    }

    /// Another guest, by what he is: who he is says the conversation.
    struct OtherGuest: Encodable {
        let id: GuestID
        let role: GuestRole
    }

    /// GET /guests/{guest}/entries?after=N&wait=25: from the epoch on that let him in, and only while he is in.
    @Sendable func entries(_ request: Request, _ context: GuestContext) async throws -> Response {
        let wait = try wait(of: request)
        let after = try request.number("after", in: 0...Int64.max) ?? 0
        return try await polling(request, context) { wakeups in
            try await giveSignOfLife(of: context.guest)
            var answer = try await entries(after: after, context)
            if let wait, answer.entries.isEmpty, !answer.more {
                await LongPoll.wait(for: wakeups, atMost: wait)
                answer = try await entries(after: after, context)
            }
            return try .json(answer)
        }
    }

    /// The log first and then whether he is still in: what was read before he was put out is his, nothing after it is.
    private func entries(after: Int64, _ context: GuestContext) async throws -> EntriesAnswer {
        guard let since = context.guest.since else { throw Problem.over }
        let from = max(after, since - 1)
        let page = try await stores.log.page(of: context.guest.conversation, after: from, limit: 200)
        let conversation = try await stores.conversations.conversation(context.guest.conversation)
        let present = try await professionals(in: conversation)
        guard try await guest(of: context).step == .present else { throw Problem.over }
        return EntriesAnswer(
            entries: page.entries.filter(Self.isForGuests).map { EntryBody($0, for: .guest(context.guest.id)) },
            last: page.entries.last?.sequence ?? from, more: page.more, present: present,
            guests: try await others(than: context.guest))
    }

    /// That a code was made, and that she waits or waited, is between her and the team.
    private static func isForGuests(_ entry: ConversationEntry) -> Bool {
        switch entry.content {
        case .message, .epoch, .joined, .left, .ended: true
        default: false
        }
    }

    private func others(than guest: Guest) async throws(StoreFailure) -> [OtherGuest] {
        let known = try await stores.guests.guests(of: guest.conversation, at: clock.now())?.guests ?? []
        return known.filter { $0.step == .present && $0.id != guest.id }
            .map { OtherGuest(id: $0.id, role: $0.role) }
    }

    func professionals(in conversation: Conversation) async throws(StoreFailure) -> [PresentMember] {
        guard conversation.state == .active else { return [] }
        var present: [PresentMember] = []
        for id in [conversation.claimedBy, conversation.joinedBy].compactMap(\.self) {
            let member = try await stores.members.member(id)
            present.append(PresentMember(role: "counsellor", id: id, name: member.displayName.text))
        }
        return present
    }
}
