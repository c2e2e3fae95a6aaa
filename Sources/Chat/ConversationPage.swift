public import HelplineCore

/// A piece of a conversation's log that is small enough to answer with: bounded by number and by weight, so that many slow
/// readers cannot hold much memory.
public struct ConversationPage: Equatable, Sendable {
    /// A page that has this many sealed bytes takes no more.
    public static let fullAt = 256 * 1024
    /// Entries are read in steps, so that no more than one step's worth is read in vain.
    static let step = 20

    public let entries: [ConversationEntry]
    /// Whether there may be entries after these.
    public let more: Bool
}

extension ConversationLog {
    /// The entries with a sequence above `after`, in order: at most `limit` (1 or more), and fewer when they are heavy, but
    /// never none while there are any. One step of the largest messages goes beyond `ConversationPage.fullAt` by 240 kB.
    public func page(of conversation: ConversationID, after: Int64, limit: Int) async throws(StoreFailure)
        -> ConversationPage
    {
        var entries: [ConversationEntry] = []
        var weight = 0
        while entries.count < limit, weight < ConversationPage.fullAt {
            let asked = min(ConversationPage.step, limit - entries.count)
            let next = try await self.entries(
                of: conversation, after: entries.last?.sequence ?? after, limit: asked)
            entries += next
            weight += next.reduce(0) { $0 + $1.weight }
            if next.count < asked { return ConversationPage(entries: entries, more: false) }
        }
        return ConversationPage(entries: entries, more: true)
    }
}

extension ConversationEntry {
    /// The sealed bytes it carries; the rest is small.
    var weight: Int {
        switch content {
        case .message(_, _, _, let envelope): envelope.bytes.count
        case .epoch(let epoch): epoch.sealed.values.reduce(0) { $0 + $1.bytes.count }
        case .joined, .left, .returned, .codeMade, .requeued, .unanswered, .ended, .closed: 0
        }
    }
}
