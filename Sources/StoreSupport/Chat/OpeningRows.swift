import Chat
import HelplineCore

/// The rows a conversation begins with: itself and its key, entry 1 with its epoch, and the visitor's session.
enum OpeningRows {
    static func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp, in db: any StoreTransaction)
        throws
    {
        let vault = try db.insert(opening, queueNumber: queueNumber, at: at)
        try EntryWriter.insert(
            ConversationEntry(sequence: 1, at: at, content: .epoch(opening.epoch)), into: opening.id, vault, in: db)
        try SessionRows.insert(opening.session, ticket: opening.wrappedTicket, for: opening.id, vault, at: at, in: db)
    }
}
