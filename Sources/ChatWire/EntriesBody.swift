public import Chat

/// A page of the log.
public struct EntriesBody: Encodable, Sendable {
    /// Entries that one answer holds at most.
    public static let largestPage: Int64 = 500

    let entries: [EntryBody]
    /// The last sequence number in this page, or the one asked after when it is empty.
    let last: Int64

    public init(_ entries: [ConversationEntry], after: Int64, for reader: EntryBody.Reader) {
        self.entries = entries.map { EntryBody($0, for: reader) }
        last = entries.last?.sequence ?? after
    }
}
