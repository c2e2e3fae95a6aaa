package import Chat
import Foundation
package import HelplineCore

/// The rows of notes and of who was asked; every question about them is asked inside the caller's transaction.
package enum NoteRows {
    package static func isAsked(_ member: MemberID, about id: ConversationID, in db: any StoreTransaction) throws
        -> Bool
    {
        try db.row(
            "SELECT 1 FROM consultation WHERE conversation = $1 AND member = $2", [id.column, member.column]) != nil
    }

    /// Locks the conversation and returns it when this professional shares its notes; otherwise `.notFound`, or `.erased`.
    package static func require(
        _ id: ConversationID, sharedWith professional: Professional, in db: any StoreTransaction
    ) throws
        -> Conversation
    {
        let conversation = try ConversationRow.require(id, by: .system, in: db)
        let asked = try isAsked(professional.id, about: id, in: db)
        guard conversation.sharesNotes(with: professional, asked: asked) else { throw StoreFailure.notFound }
        return conversation
    }

    /// The note of this id, opened out of the keyring.
    package static func find(_ note: NoteID, in id: ConversationID, _ db: any StoreTransaction) throws -> Note? {
        try all(where: "conversation = $1 AND id = $2", [id.column, note.column], of: id, in: db).first
    }

    package static func last(in id: ConversationID, _ db: any StoreTransaction) throws -> Int {
        try db.row("SELECT max(number) AS last FROM note WHERE conversation = $1", [id.column])?.optionalInt("last")
            ?? 0
    }

    package static func insert(_ note: Note, in id: ConversationID, _ db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO note (conversation, number, id, kind, author, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                id.column, ColumnValue(note.number), note.id.column, .text(note.kind.rawValue), note.author.column,
                note.at.column, .bytes(try Vault.of(id, in: db).wrap(note.sealed.bytes)),
            ])
    }

    package static func page(of id: ConversationID, after: Int, in db: any StoreTransaction) throws -> [Note] {
        try all(
            where: "conversation = $1 AND number > $2 ORDER BY number LIMIT $3",
            [id.column, ColumnValue(after), ColumnValue(NotePage.limit)], of: id, in: db)
    }

    package static func asked(about id: ConversationID, in db: any StoreTransaction) throws -> [MemberID] {
        try db.rows("SELECT member FROM consultation WHERE conversation = $1 ORDER BY member", [id.column])
            .map { try $0.id("member") }
    }

    private static func all(
        where condition: String, _ arguments: [ColumnValue], of id: ConversationID, in db: any StoreTransaction
    ) throws -> [Note] {
        let vault = try Vault.of(id, in: db)
        return try db.rows("SELECT number, id, kind, author, at, sealed FROM note WHERE \(condition)", arguments)
            .map { row in
                Note(
                    number: try row.int("number"), id: try row.id("id"),
                    kind: try row.value("kind", as: Note.Kind.self), author: try row.id("author"),
                    at: try row.timestamp("at"),
                    sealed: try row.value("sealed") { SealedNote(try vault.unwrap($0)) })
            }
    }
}
