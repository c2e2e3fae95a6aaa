import Accounts
import Chat
import HelplineCore
import Sealing
import TestSupport

/// How somebody comes to talk with nobody any more.
enum WayOut: CaseIterable {
    case suspended, removed, otherRole

    func takes(_ colleague: Colleague, of dina: Colleague, remaining: [Colleague], in stores: AccountStores)
        async throws
        -> [ConversationID]
    {
        switch self {
        case .suspended: return try await stores.suspends(colleague, by: dina)
        case .removed: return try await stores.renews(dina, removing: colleague, remaining: remaining)
        case .otherRole:
            let given = try dina.giving(.researcher, to: colleague.id, after: try await stores.list())
            return try await stores.membership.give(given, recording: stores.entry(.roleGiven, by: dina.id))
        }
    }
}

extension AccountStores {
    /// Somebody new, whom the colleague has claimed.
    func talks(with colleague: Colleague) async throws -> ConversationID {
        let hers = try await waits()
        try await claims(hers, colleague)
        return hers
    }

    /// Somebody new in the queue.
    func waits() async throws -> ConversationID {
        let opening = Visitor.somebody().opening()
        _ = try await conversations.open(opening, queueCap: 10, at: clock.now())
        return opening.id
    }

    func claims(_ id: ConversationID, _ colleague: Colleague) async throws {
        _ = try await queue.claim(
            id, by: colleague.professional, atMost: 3, at: clock.now(),
            recording: AuditEntry(.claimed, by: .member(colleague.id), conversation: id, at: clock.now()))
    }

    /// The shift lead comes into her conversation.
    func joins(_ conversation: ConversationID, _ lead: Colleague) async throws {
        try await handovers.join(
            conversation, by: lead.professional, at: clock.now(), recording: entry(.joined, by: lead.id))
    }
}
