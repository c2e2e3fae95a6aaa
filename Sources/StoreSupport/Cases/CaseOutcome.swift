import Cases
import Chat
import Foundation
import HelplineCore

/// The way from a follow-up's token to the case in which its answer is counted.
enum CaseOutcome {
    static func begin(_ token: SecretDigest, of conversation: ConversationID, in db: any StoreTransaction) throws {
        let number = try CaseLink.find(conversation, in: db)?.number
        try db.execute(
            "INSERT INTO case_outcome (token, conversation, number) VALUES ($1, $2, $3)",
            [token.column, conversation.column, ColumnValue(number)])
    }

    /// The conversation is registered now.
    static func name(_ number: Data, of conversation: ConversationID, in db: any StoreTransaction) throws {
        try db.execute(
            "UPDATE case_outcome SET number = $1 WHERE conversation = $2 AND number IS NULL",
            [.bytes(number), conversation.column])
    }

    static func end(_ token: SecretDigest, in db: any StoreTransaction) throws {
        try db.execute("DELETE FROM case_outcome WHERE token = $1", [token.column])
    }

    /// Writes it into the case as that is kept in its year; whether the case says it now.
    static func note(
        _ answer: FollowUpAnswer, of followUp: FollowUp, by token: SecretDigest, in db: any StoreTransaction
    )
        throws -> Bool
    {
        guard answer != .unknown else { return false }
        // A year that is being closed is waited for.
        try db.lock(.aCase)
        guard
            let row = try db.row(
                """
                SELECT case_record.number, case_record.year, case_record.codes
                FROM case_outcome JOIN case_record ON case_record.number = case_outcome.number
                WHERE case_outcome.token = $1
                """, [token.column]),
            let noted = noting(answer, of: followUp, in: try CaseFields(column: try row.text("codes")))
        else { return false }
        let number = try row.bytes("number")
        let kept = try ClosedYears.kept(noted, year: try row.int("year"), in: db)
        let changed = try db.execute(
            "UPDATE case_record SET codes = $1 WHERE number = $2 AND codes = $3",
            [.text(try kept.column()), .bytes(number), .text(try row.text("codes"))])
        // Somebody saved it between our reading and our writing: asked again, it is read anew.
        guard changed == 1 else { throw StoreFailure.conflict(.outdated) }
        if followUp.question == .police { try Willingness.settle(kept, of: number, in: db) }
        return true
    }

    private static func noting(_ answer: FollowUpAnswer, of followUp: FollowUp, in fields: CaseFields) -> CaseFields? {
        switch followUp.question {
        case .arrived:
            fields.noting(answer == .arrived ? "arrived" : "not_arrived", of: Code(rawValue: followUp.code.text))
        case .police: fields.noting(willingness: Code(rawValue: answer.rawValue))
        }
    }
}
