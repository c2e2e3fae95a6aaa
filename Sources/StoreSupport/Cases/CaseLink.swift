package import Cases
package import Foundation
package import HelplineCore

/// What is registered for a conversation: its version, and the case unless the visitor objected.
package struct CaseLink {
    package let version: Int
    package let number: Data?
    package let record: CaseRecord?

    /// The same version with the same content: a save that was sent twice.
    func repeats(_ other: CaseRecord, objected: Bool) -> Bool {
        guard !other.fields.isObjected, !objected else { return record == nil }
        return record?.fields == other.fields && record?.isFinal == other.isFinal
    }

    package static func find(_ conversation: ConversationID, in db: any StoreTransaction) throws -> CaseLink? {
        guard
            let row = try db.row(
                """
                SELECT case_link.version, case_record.number, case_record.final, case_record.codes, case_record.willingness
                FROM case_link LEFT JOIN case_record ON case_record.number = case_link.number
                WHERE case_link.conversation = $1
                """, [conversation.column])
        else { return nil }
        let version = try row.int("version")
        guard let codes = try row.optionalText("codes") else {
            return CaseLink(version: version, number: nil, record: nil)
        }
        return CaseLink(
            version: version, number: try row.bytes("number"),
            record: CaseRecord(
                version: version, fields: try CaseFields(column: codes), isFinal: try row.int("final") == 1,
                willingness: Willingness.codes(try row.text("willingness"))))
    }

    package static func set(_ conversation: ConversationID, version: Int, number: Data?, in db: any StoreTransaction)
        throws
    {
        try db.execute(
            """
            INSERT INTO case_link (conversation, number, version) VALUES ($1, $2, $3)
            ON CONFLICT (conversation) DO UPDATE SET number = excluded.number, version = excluded.version
            """,
            [conversation.column, ColumnValue(number), ColumnValue(version)])
    }

    /// The visitor objected: the case goes, that it is dealt with stays for as long as the conversation does.
    package static func object(_ conversation: ConversationID, version: Int, number: Data?, in db: any StoreTransaction)
        throws
    {
        try set(conversation, version: version, number: nil, in: db)
        guard let number else { return }
        try db.execute("DELETE FROM case_record WHERE number = $1", [.bytes(number)])
    }
}
