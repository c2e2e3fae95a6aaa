import Chat
import Foundation
import HelplineCore

/// Rows of `follow_up`, and the tokens that lead from them to a case.
enum FollowUpRows {
    private static let columns = "id, question, code, created_by, begun_day, answers, team_epoch, details"

    static func all(_ rest: String, _ values: [ColumnValue], in db: any StoreTransaction) throws -> [FollowUp] {
        try db.rows("SELECT \(columns) FROM follow_up \(rest)", values).map { row in
            let answers = try row.text("answers").split(separator: " ").map { word in
                guard let answer = FollowUpAnswer(rawValue: String(word)) else {
                    throw StoreFailure.damaged("a follow-up has no such answer")
                }
                return answer
            }
            guard let question = FollowUpQuestion(rawValue: try row.text("question")),
                let code = ReferralCode(try row.text("code")),
                let details = FollowUpDetails(
                    teamEpoch: try row.int("team_epoch"), sealed: try row.bytes("details")),
                let followUp = FollowUp(
                    id: try row.id("id"), question: question, code: code, createdBy: try row.id("created_by"),
                    begunDay: try row.int("begun_day"), answers: answers, details: details)
            else { throw StoreFailure.damaged("a follow-up is not whole") }
            return followUp
        }
    }

    static func find(_ id: FollowUpID, in db: any StoreTransaction) throws -> FollowUp? {
        try all("WHERE id = $1", [id.column], in: db).first
    }

    static func insert(_ followUp: FollowUp, of conversation: ConversationID, in db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO follow_up
                (id, code, conversation, created_by, begun_day, due_day, answers, team_epoch, details, question)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                followUp.id.column, .text(followUp.code.text), conversation.column, followUp.createdBy.column,
                ColumnValue(followUp.begunDay), ColumnValue(followUp.dueDay), .text(words(followUp.answers)),
                ColumnValue(followUp.details.teamEpoch), .bytes(followUp.details.sealed),
                .text(followUp.question.rawValue),
            ])
    }

    /// `.conflict(.outdated)` when somebody else answered meanwhile.
    static func answer(_ known: FollowUp, to next: FollowUp?, in db: any StoreTransaction) throws {
        let was: [ColumnValue] = [known.id.column, .text(words(known.answers))]
        let changed =
            if let next {
                try db.execute(
                    "UPDATE follow_up SET answers = $3, due_day = $4 WHERE id = $1 AND answers = $2",
                    was + [.text(words(next.answers)), ColumnValue(next.dueDay)])
            } else {
                try db.execute("DELETE FROM follow_up WHERE id = $1 AND answers = $2", was)
            }
        guard changed == 1 else { throw StoreFailure.conflict(.outdated) }
    }

    /// Those of a conversation that she erases, or whose registration she does not want, with their tokens.
    static func delete(of conversation: ConversationID, in db: any StoreTransaction) throws {
        for table in ["follow_up", "case_outcome"] {
            try db.execute("DELETE FROM \(table) WHERE conversation = $1", [conversation.column])
        }
    }

    private static func words(_ answers: [FollowUpAnswer]) -> String { answers.map(\.rawValue).joined(separator: " ") }
}
