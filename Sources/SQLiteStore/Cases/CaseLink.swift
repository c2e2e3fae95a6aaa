import Cases
import Foundation
import GRDB
import HelplineCore

/// What is registered for a conversation: its version, and the case unless the visitor objected.
struct CaseLink {
    let version: Int
    let number: Data?
    let record: CaseRecord?

    /// The same version with the same content: a save that was sent twice.
    func repeats(_ other: CaseRecord) -> Bool { other.fields.isObjected ? record == nil : record == other }

    static func find(_ conversation: ConversationID, in db: Database) throws -> CaseLink? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT case_link.version, case_record.number, case_record.final, case_record.codes
                        FROM case_link LEFT JOIN case_record ON case_record.number = case_link.number
                        WHERE case_link.conversation = ?
                        """), arguments: [conversation.column])
        else { return nil }
        let version: Int = row["version"]
        guard let codes: String = row["codes"] else { return CaseLink(version: version, number: nil, record: nil) }
        return CaseLink(
            version: version, number: row["number"],
            record: CaseRecord(version: version, fields: try CaseFields(column: codes), isFinal: row["final"]))
    }

    static func set(_ conversation: ConversationID, version: Int, number: Data?, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO case_link (conversation, number, version) VALUES (?, ?, ?)
                ON CONFLICT (conversation) DO UPDATE SET number = excluded.number, version = excluded.version
                """
        ).execute(arguments: [conversation.column, number, version])
    }

    /// The visitor objected: the case goes, that it is dealt with stays for as long as the conversation does.
    static func object(_ conversation: ConversationID, version: Int, number: Data?, in db: Database) throws {
        try set(conversation, version: version, number: nil, in: db)
        try db.cachedStatement(sql: "DELETE FROM case_record WHERE number = ?").execute(arguments: [number])
    }
}
