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
        _ answer: FollowUpAnswer, of referral: ReferralCode, by token: SecretDigest, in db: any StoreTransaction
    ) throws -> Bool {
        guard let outcome = outcome(answer) else { return false }
        // A year that is being closed is waited for.
        try db.lock(.aCase)
        guard
            let row = try db.row(
                """
                SELECT case_record.number, case_record.year, case_record.codes
                FROM case_outcome JOIN case_record ON case_record.number = case_outcome.number
                WHERE case_outcome.token = $1
                """, [token.column]),
            let noted = try CaseFields(column: try row.text("codes")).noting(
                outcome, of: Code(rawValue: referral.text))
        else { return false }
        let kept = try ClosedYears.kept(noted, year: try row.int("year"), in: db)
        let changed = try db.execute(
            "UPDATE case_record SET codes = $1 WHERE number = $2 AND codes = $3",
            [.text(try kept.column()), .bytes(try row.bytes("number")), .text(try row.text("codes"))])
        // Somebody saved it between our reading and our writing: asked again, it is read anew.
        guard changed == 1 else { throw StoreFailure.conflict(.outdated) }
        return true
    }

    private static func outcome(_ answer: FollowUpAnswer) -> Code? {
        switch answer {
        case .arrived: "arrived"
        case .notArrived: "not_arrived"
        case .unknown: nil
        }
    }
}
