package import Chat
import Foundation
package import HelplineCore

/// Written handovers.
package enum LetterRows {
    private static let columns = """
        SELECT id, conversation, age, second, written_by, written_at, step, until, tries_left, why, sent_at, team_epoch,
            details, token, proof, sealed, session
        FROM letter
        """

    // Reading

    package static func find(_ id: LetterID, in db: any StoreTransaction) throws -> Row? {
        try db.row("\(columns) WHERE id = $1", [id.column]).map(Row.init)
    }

    package static func require(_ id: LetterID, in db: any StoreTransaction) throws -> Row {
        guard let row = try find(id, in: db) else { throw StoreFailure.notFound }
        return row
    }

    package static func last(of conversation: ConversationID, in db: any StoreTransaction) throws -> Row? {
        try db.row("\(columns) WHERE conversation = $1 ORDER BY written_at DESC, id LIMIT 1", [conversation.column])
            .map(Row.init)
    }

    package static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> [Row]
    {
        try db.rows("\(columns) WHERE \(condition)", arguments).map(Row.init)
    }

    // Writing

    package static func insert(_ letter: Letter, _ details: LetterDetails, _ vault: Vault, in db: any StoreTransaction)
        throws
    {
        try db.execute(
            """
            INSERT INTO letter (id, conversation, age, second, written_by, written_at, step, team_epoch, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                letter.id.column, letter.conversation.column, .text(letter.age.rawValue),
                ColumnValue(letter.needsSecond), letter.writtenBy.column, letter.at.column, .text(letter.step.word),
                ColumnValue(details.teamEpoch), .bytes(try vault.wrap(details.sealed)),
            ])
    }

    /// The step. What is not sent and not being read does not lie here sealed for anybody; of what is over nothing stays that could be
    /// opened.
    package static func write(_ letter: Letter, confirmedBy: MemberID? = nil, in db: any StoreTransaction) throws {
        let step = letter.step
        try db.execute(
            """
            UPDATE letter SET step = $2, until = $3, tries_left = $4, why = $5, confirmed_by = coalesce($6, confirmed_by),
                sealed = CASE WHEN $7 = 1 THEN sealed END, details = CASE WHEN $8 = 1 THEN NULL ELSE details END
            WHERE id = $1
            """,
            [
                letter.id.column, .text(step.word), step.until?.column ?? .null, ColumnValue(step.triesLeft),
                ColumnValue(step.why), confirmedBy?.column ?? .null, ColumnValue(letter.isLying),
                ColumnValue(letter.isOver),
            ])
    }

    /// The step that lays it down for one who has link and code.
    package static func write(
        _ letter: Letter, _ sealed: SealedLetter, _ vault: Vault, at: Timestamp, in db: any StoreTransaction
    ) throws {
        try db.execute(
            """
            UPDATE letter SET step = $2, until = $3, tries_left = $4, why = NULL, sent_at = $5, token = $6, proof = $7,
                sealed = $8, session = NULL
            WHERE id = $1
            """,
            [
                letter.id.column, .text(letter.step.word), letter.step.until?.column ?? .null,
                ColumnValue(letter.step.triesLeft), at.column, sealed.token.column, sealed.proof.column,
                .bytes(try vault.wrap(sealed.sealed)),
            ])
    }

    /// The conversation is closed: nobody sends any more what has not gone out. What lies for somebody outside stays until it is read.
    package static func close(_ conversation: ConversationID, in db: any StoreTransaction) throws {
        for row in try all(
            where: "conversation = $1 AND step IN ('proposed', 'agreed', 'confirmed')", [conversation.column], in: db)
        {
            try write(row.letter.withdrawn(), in: db)
        }
    }

    /// A letter with what only the store knows of it.
    package struct Row {
        package let letter: Letter
        let teamEpoch: Int
        let details: ColumnValue
        let sealed: ColumnValue
        package let token: SecretDigest?
        package let proof: SecretDigest?
        package let session: SecretDigest?

        init(_ row: StoredRow) throws {
            letter = Letter(
                id: try row.id("id"), conversation: try row.id("conversation"), writtenBy: try row.id("written_by"),
                age: try row.value("age", as: AgeClass.self), needsSecond: try row.bool("second"),
                at: try row.timestamp("written_at"), step: try Letter.Step(row))
            teamEpoch = try row.int("team_epoch")
            details = try row.value("details")
            sealed = try row.value("sealed")
            token = try row.optionalBytes("token").flatMap { SecretDigest(stored: $0) }
            proof = try row.optionalBytes("proof").flatMap { SecretDigest(stored: $0) }
            session = try row.optionalBytes("session").flatMap { SecretDigest(stored: $0) }
        }

        func details(_ vault: Vault) throws -> LetterDetails? {
            guard case .bytes(let wrapped) = details else { return nil }
            return LetterDetails(teamEpoch: teamEpoch, sealed: try vault.unwrap(wrapped))
        }

        func sealed(_ vault: Vault) throws -> Data {
            guard case .bytes(let wrapped) = sealed else {
                throw StoreFailure.damaged("a letter that lies has no text")
            }
            return try vault.unwrap(wrapped)
        }
    }
}

extension Letter.Step {
    fileprivate init(_ row: StoredRow) throws {
        self =
            switch try row.text("step") {
            case "proposed": .proposed
            case "agreed": .agreed
            case "confirmed": .confirmed
            case "sent": .sent(until: try row.timestamp("until"), triesLeft: try row.int("tries_left"))
            case "opened": .opened(until: try row.timestamp("until"))
            case "received": .received
            case "refused": .refused
            case "expired": .expired(try row.value("why", as: Letter.Expiry.self))
            default: throw StoreFailure.damaged("a letter's step is of no known kind")
            }
    }
}
