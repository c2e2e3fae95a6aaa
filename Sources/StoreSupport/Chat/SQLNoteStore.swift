package import Chat
import Foundation
package import HelplineCore

package struct SQLNoteStore<Database: StoreDatabase>: NoteStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func write(
        _ note: NewNote, in conversation: ConversationID, by author: Professional, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> WrittenNote {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: .system, in: db)
            let asked = try NoteRows.isAsked(author.id, about: conversation, in: db)
            guard current.takes(note.kind, from: author, asked: asked) else { throw StoreFailure.notFound }
            if let known = try NoteRows.find(note.id, in: conversation, db) {
                guard known.author == author.id, known.kind == note.kind, known.sealed == note.sealed else {
                    throw StoreFailure.conflict(.otherContent)
                }
                return WrittenNote(number: known.number, at: known.at, repeated: true)
            }
            let number = try NoteRows.last(in: conversation, db) + 1
            try NoteRows.insert(
                Note(number: number, id: note.id, kind: note.kind, author: author.id, at: at, sealed: note.sealed),
                in: conversation, db)
            try AuditWriter.append(recording, in: db)
            return WrittenNote(number: number, at: at, repeated: false)
        }
    }

    package func page(of conversation: ConversationID, after: Int, for reader: Professional, recording: AuditEntry)
        async throws(StoreFailure) -> NotePage
    {
        try await database.write { db in
            let current = try NoteRows.require(conversation, sharedWith: reader, in: db)
            let notes = try NoteRows.page(of: conversation, after: after, in: db)
            // Looking whether there is something new is no look into it.
            if !notes.isEmpty, !current.isHeld(by: reader.id) { try AuditWriter.append(recording, in: db) }
            return NotePage(
                staffKey: try StaffKeyRows.staffKey(of: conversation, Vault.of(conversation, in: db), db),
                notes: notes,
                asked: try NoteRows.asked(about: conversation, in: db))
        }
    }

    package func ask(
        _ colleague: MemberID, about conversation: ConversationID, by asker: Professional, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(conversation, by: .member(asker.id), in: db)
            guard try !NoteRows.isAsked(colleague, about: conversation, in: db) else { return }
            try db.execute(
                "INSERT INTO consultation (conversation, member, asked_by) VALUES ($1, $2, $3)",
                [conversation.column, colleague.column, asker.id.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func release(
        _ colleague: MemberID, from conversation: ConversationID, by member: Professional, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: .system, in: db)
            guard current.isHeld(by: member.id) || colleague == member.id else { throw StoreFailure.notFound }
            guard try NoteRows.isAsked(colleague, about: conversation, in: db) else { return }
            try db.execute(
                "DELETE FROM consultation WHERE conversation = $1 AND member = $2",
                [conversation.column, colleague.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func asked(of member: MemberID) async throws(StoreFailure) -> [AskedConversation] {
        try await database.glance { db in
            try db.rows(
                """
                SELECT conversation, queue_number, asked_by FROM consultation
                JOIN conversation ON conversation.id = consultation.conversation
                WHERE member = $1 AND state <> 'closed' ORDER BY conversation
                """, [member.column]
            ).map { row in
                AskedConversation(
                    conversation: try row.id("conversation"),
                    number: try row.optionalInt("queue_number") ?? 0,
                    askedBy: try row.id("asked_by"))
            }
        }
    }
}
