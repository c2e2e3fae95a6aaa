public import Chat

/// A page of the log.
public struct EntriesBody: Encodable, Sendable {
    /// Entries that one answer holds at most.
    public static let largestPage: Int64 = 500

    let entries: [EntryBody]
    /// The last sequence number in this page, or the one asked after when it is empty.
    let last: Int64
    /// Whether there may be entries after these: a page is short when its messages are long.
    let more: Bool

    public init(_ page: ConversationPage, after: Int64, for reader: EntryBody.Reader) {
        entries = page.entries.map { EntryBody($0, for: reader) }
        last = page.entries.last?.sequence ?? after
        more = page.more
    }
}
