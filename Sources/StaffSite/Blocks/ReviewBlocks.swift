import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// Blocks as who leads the shift sees them: one professional sets them, another finds them right or takes them away.
struct ReviewBlocks: Sendable {
    struct Body: Encodable {
        struct Block: Encodable {
            let conversation: ConversationID
            let reason: String
            let member: EntryBody.MemberBody
            /// Seconds since 1970; until then as things are now.
            let from: Int64
            let until: Int64
            let reviewed: Bool
            /// Whether the reader set it, and so cannot be the one who looks again.
            let own: Bool
        }
        let blocks: [Block]
    }

    let chat: StaffChat

    /// GET /blocks
    @Sendable func show(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        var blocks: [Body.Block] = []
        for block in try await chat.stores.blocks.standing(at: chat.now()) {
            let member = try await chat.dependencies.accounts.members.member(block.member)
            blocks.append(
                Body.Block(
                    conversation: block.conversation, reason: block.reason.rawValue,
                    member: EntryBody.MemberBody(id: block.member, name: member.displayName.text),
                    from: block.from.seconds, until: block.ends.seconds, reviewed: block.reviewedBy != nil,
                    own: block.member == context.professional.id))
        }
        return try .json(Body(blocks: blocks))
    }

    /// POST /conversations/{id}/block/confirmation: it stays for as long as it was set.
    @Sendable func confirm(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let (id, me) = (try id(in: context), context.professional.id)
        try await chat.stores.blocks.confirm(
            id, by: me, at: chat.now(), recording: entry(.blockConfirmed, by: me, id))
        await chat.hub.announce(.blocks)
        return .noContent
    }

    /// DELETE /conversations/{id}/block
    @Sendable func lift(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let id = try id(in: context)
        try await chat.stores.blocks.lift(
            id, at: chat.now(), recording: entry(.blockLifted, by: context.professional.id, id))
        await chat.hub.announce(.blocks)
        return .noContent
    }

    private func id(in context: ShiftLeadContext) throws(Problem) -> ConversationID {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw .notFound }
        return id
    }

    private func entry(_ action: AuditEntry.Action, by member: MemberID, _ id: ConversationID) -> AuditEntry {
        AuditEntry(action, by: .member(member), conversation: id, at: chat.now())
    }
}

/// That the blocks have changed; never which.
struct BlocksHint: Encodable {}

extension StaffSite {
    func addBlockRoutes(to group: RouterGroup<ShiftLeadContext>) {
        let review = ReviewBlocks(chat: chat)
        group.get(StaffPath.blocks.route, use: review.show)
        group.post(StaffPath.blockConfirmation.route, use: review.confirm)
        group.delete(StaffPath.block.route, use: review.lift)
    }
}
