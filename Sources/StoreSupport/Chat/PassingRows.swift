package import Chat
import Foundation
package import HelplineCore

/// What is passed on without a yes, as rows.
package enum PassingRows {
    private static let columns = """
        SELECT id, conversation, proposed_by, ground, told, proposed_at, step, judged_by, done_at, team_epoch, record,
            answer_epoch, answer
        FROM passing
        """

    // Reading

    package static func require(_ id: PassingID, in db: any StoreTransaction) throws -> Row {
        guard let row = try db.row("\(columns) WHERE id = $1", [id.column]) else { throw StoreFailure.notFound }
        return try Row(row)
    }

    package static func find(_ id: PassingID, in db: any StoreTransaction) throws -> Row? {
        try db.row("\(columns) WHERE id = $1", [id.column]).map(Row.init)
    }

    package static func last(of conversation: ConversationID, in db: any StoreTransaction) throws -> Row? {
        try db.row("\(columns) WHERE conversation = $1 ORDER BY proposed_at DESC, id LIMIT 1", [conversation.column])
            .map(Row.init)
    }

    package static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> [Row]
    {
        try db.rows("\(columns) WHERE \(condition)", arguments).map(Row.init)
    }

    // Writing

    package static func insert(_ passing: Passing, _ record: SealedPassing, in db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO passing (id, conversation, proposed_by, ground, told, proposed_at, step, team_epoch, record)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                passing.id.column, passing.conversation.column, passing.proposedBy.column,
                .text(passing.ground.rawValue), .text(passing.told.rawValue), passing.at.column,
                .text(passing.step.word), ColumnValue(record.teamEpoch),
                .bytes(try Vault.of(passing.conversation, in: db).wrap(record.bytes)),
            ])
    }

    /// The step. What is over keeps nothing of what would have been shared; a reason for declining stays until the closing.
    package static func write(_ passing: Passing, in db: any StoreTransaction) throws {
        try db.execute(
            "UPDATE passing SET step = $2, told = $3, judged_by = $4, done_at = $5 WHERE id = $1",
            [
                passing.id.column, .text(passing.step.word), .text(passing.told.rawValue),
                passing.judgedBy?.column ?? .null, passing.step.doneAt?.column ?? .null,
            ])
        guard !passing.isUnderWay else { return }
        try db.execute("UPDATE passing SET record = NULL WHERE id = $1", [passing.id.column])
        if case .declined = passing.step { return }
        try db.execute("UPDATE passing SET answer_epoch = NULL, answer = NULL WHERE id = $1", [passing.id.column])
    }

    package static func keep(_ answer: SealedPassing, of passing: Passing, in db: any StoreTransaction) throws {
        try db.execute(
            "UPDATE passing SET answer_epoch = $2, answer = $3 WHERE id = $1",
            [
                passing.id.column, ColumnValue(answer.teamEpoch),
                .bytes(try Vault.of(passing.conversation, in: db).wrap(answer.bytes)),
            ])
    }

    /// The conversation is closed: what is under way is not passed on any more, no answer stays, and of times the hour.
    package static func close(_ conversation: ConversationID, in db: any StoreTransaction) throws {
        for row in try all(where: "conversation = $1", [conversation.column], in: db) where row.passing.isUnderWay {
            try write(row.passing.withdrawn(), in: db)
        }
        try db.execute(
            """
            UPDATE passing SET answer_epoch = NULL, answer = NULL, proposed_at = proposed_at - proposed_at % 3600000,
                done_at = done_at - done_at % 3600000
            WHERE conversation = $1
            """, [conversation.column])
    }

    /// One with what only the store knows of it.
    package struct Row {
        package let passing: Passing
        private let record: (epoch: Int, bytes: ColumnValue)
        private let answer: (epoch: Int?, bytes: ColumnValue)

        init(_ row: StoredRow) throws {
            let (judge, proposer): (MemberID?, MemberID) = (try row.optionalID("judged_by"), try row.id("proposed_by"))
            passing = Passing(
                id: try row.id("id"), conversation: try row.id("conversation"), proposedBy: proposer,
                ground: try row.value("ground", as: Passing.Ground.self),
                told: try row.value("told", as: Passing.Told.self), at: try row.timestamp("proposed_at"),
                step: try Passing.Step(row, proposer, judge), judgedBy: judge)
            record = (try row.int("team_epoch"), try row.value("record"))
            answer = (try row.optionalInt("answer_epoch"), try row.value("answer"))
        }

        package func opened(_ vault: Vault) throws -> PassingRecord {
            PassingRecord(
                passing: passing, record: try Self.unwrap(record.epoch, record.bytes, vault),
                answer: try Self.unwrap(answer.epoch, answer.bytes, vault))
        }

        private static func unwrap(_ epoch: Int?, _ bytes: ColumnValue, _ vault: Vault) throws -> SealedPassing? {
            guard let epoch, case .bytes(let wrapped) = bytes else { return nil }
            return SealedPassing(teamEpoch: epoch, bytes: try vault.unwrap(wrapped))
        }
    }
}

extension Passing.Step {
    fileprivate init(_ row: StoredRow, _ proposer: MemberID, _ judge: MemberID?) throws {
        switch (try row.text("step"), judge) {
        case ("proposed", _): self = .proposed
        case ("agreed", let judge?): self = .agreed(by: judge)
        case ("declined", let judge?): self = .declined(by: judge)
        case ("withdrawn", _): self = .withdrawn
        case ("done", _): self = .done(by: proposer, at: try row.timestamp("done_at"))
        default: throw StoreFailure.damaged("the step of something passed on is of no known kind")
        }
    }
}
