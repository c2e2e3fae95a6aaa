import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// What only who leads the shift sees and does.
struct LeadShift: Sendable {
    let chat: StaffChat

    /// GET /shift
    @Sendable func show(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let waiting = try await chat.stores.queue.waiting()
        let inLine = waiting.filter(\.isInLine)
        let present = try await chat.present()
        return try .json(
            ShiftBody(
                waiting: inLine.count, longest: inLine.map(\.waitingSince).min()?.seconds,
                unread: waiting.count(where: \.isUnreadMessage), present: present.count,
                room: present.map { max(0, $0.atMost - $0.active) }.reduce(0, +), talking: try await talking(),
                leftBehind: try await leftBehind()))
    }

    /// POST /conversations/{id}/takeover: from whoever has it, without being asked. She reads that the one leaves and the other comes.
    @Sendable func takeOver(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let (id, me) = (try conversation(in: context), context.professional)
        let giver = try await chat.stores.handovers.takeOver(
            id, by: me, at: chat.now(),
            recording: entry(.takenOver, me, id))
        await chat.announce(id)
        for member in Set([giver, me.id]) { await chat.hub.announce(.professional(member)) }
        return .noContent
    }

    /// PUT /conversations/{id}/joining: into it, beside who has it. She reads that he is there.
    @Sendable func join(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let (id, me) = (try conversation(in: context), context.professional)
        try await chat.stores.handovers.join(id, by: me, at: chat.now(), recording: entry(.joined, me, id))
        await announce(me, in: id)
        return .noContent
    }

    /// DELETE /conversations/{id}/joining: out of it again. Not in it is no error.
    @Sendable func leave(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let (id, me) = (try conversation(in: context), context.professional)
        let left = try await chat.stores.handovers.leave(
            id, by: me.id, why: .stopped, at: chat.now(), recording: entry(.left, me, id))
        if left { await announce(me, in: id) }
        return .noContent
    }

    private func announce(_ lead: Professional, in id: ConversationID) async {
        await chat.announce(id)
        await chat.hub.announce(.professional(lead.id))
    }

    private func conversation(in context: ShiftLeadContext) throws(Problem) -> ConversationID {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw .notFound }
        return id
    }

    private func entry(_ action: AuditEntry.Action, _ lead: Professional, _ id: ConversationID) -> AuditEntry {
        AuditEntry(action, by: .member(lead.id), conversation: id, at: chat.now())
    }

    private func named(_ member: MemberID?) async throws -> EntryBody.MemberBody? {
        guard let member else { return nil }
        return try await chat.named(member)
    }

    private func leftBehind() async throws -> [ShiftBody.LeftBehind] {
        var left: [ShiftBody.LeftBehind] = []
        for conversation in try await chat.stores.shift.leftBehind() {
            guard let holder = conversation.claimedBy else { continue }
            left.append(
                ShiftBody.LeftBehind(
                    conversation: conversation.id, number: conversation.queueNumber,
                    language: conversation.language.rawValue, danger: conversation.danger,
                    member: try await chat.named(holder)))
        }
        return left
    }

    private func talking() async throws -> [ShiftBody.Talking] {
        let unanswered = try await chat.stores.shift.unanswered(since: chat.now())
        let since = Dictionary(unanswered.map { ($0.conversation, $0.since) }, uniquingKeysWith: min)
        var talking: [ShiftBody.Talking] = []
        for conversation in try await chat.stores.shift.active() {
            guard let holder = conversation.claimedBy else { continue }
            talking.append(
                ShiftBody.Talking(
                    conversation: conversation.id, number: conversation.queueNumber,
                    language: conversation.language.rawValue, danger: conversation.danger,
                    member: try await chat.named(holder),
                    unanswered: since[conversation.id]?.seconds,
                    visitorPresent: await chat.stores.presence.snapshot(of: conversation.id).visitorPresent,
                    joined: try await named(conversation.joinedBy)))
        }
        let waits = talking.filter { $0.unanswered != nil }
        return waits.sorted { ($0.unanswered ?? 0) < ($1.unanswered ?? 0) } + talking.filter { $0.unanswered == nil }
    }
}

extension StaffSite {
    func addShiftRoutes(to group: RouterGroup<ShiftLeadContext>) {
        let lead = LeadShift(chat: chat)
        group.get(StaffPath.shift.route, use: lead.show)
        group.post(StaffPath.takeover.route, use: lead.takeOver)
        group.put(StaffPath.joining.route, use: lead.join)
        group.delete(StaffPath.joining.route, use: lead.leave)
    }
}
