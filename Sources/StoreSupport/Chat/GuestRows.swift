package import Chat
import Foundation
package import HelplineCore

/// Guests of conversations, and what has to happen when one goes.
package enum GuestRows {
    private static let columns = """
        SELECT id, conversation, role, age, outside, invited_by, asked_at, step, until, tries_left, confirmed_by, why, since,
            team_epoch, details, token, public_key, session, mac
        FROM guest
        """
    private static let underWay = "step IN ('proposed', 'agreed', 'confirmed', 'invited', 'knocking', 'present')"

    // Reading

    package static func find(_ id: GuestID, in db: any StoreTransaction) throws -> Row? {
        try db.row("\(columns) WHERE id = $1", [id.column]).map(Row.init)
    }

    package static func require(_ id: GuestID, in db: any StoreTransaction) throws -> Row {
        guard let row = try find(id, in: db) else { throw StoreFailure.notFound }
        return row
    }

    /// Who is on his way or in, and the last who was proposed; in the order in which they were.
    package static func known(of conversation: ConversationID, in db: any StoreTransaction) throws -> [Row] {
        try all(
            where: """
                conversation = $1 AND (\(underWay)
                    OR id = (SELECT id FROM guest WHERE conversation = $1 ORDER BY asked_at DESC, id DESC LIMIT 1))
                ORDER BY asked_at, id
                """, [conversation.column], in: db)
    }

    package static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> [Row]
    {
        try db.rows("\(columns) WHERE \(condition)", arguments).map(Row.init)
    }

    package static func session(of id: GuestID, in db: any StoreTransaction) throws -> SecretDigest? {
        guard let row = try find(id, in: db), row.guest.step == .present else { return nil }
        return row.session
    }

    // Writing

    package static func insert(_ guest: Guest, _ details: GuestDetails, _ vault: Vault, in db: any StoreTransaction)
        throws
    {
        try db.execute(
            """
            INSERT INTO guest (
                id, conversation, role, age, outside, invited_by, asked_at, step, until, team_epoch, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                guest.id.column, guest.conversation.column, .text(guest.role.rawValue), .text(guest.age.rawValue),
                ColumnValue(guest.isOutside), guest.invitedBy.column, guest.at.column, .text(guest.step.word),
                guest.step.until?.column ?? .null, ColumnValue(details.teamEpoch),
                .bytes(try vault.wrap(details.sealed)),
            ])
    }

    /// The step alone. Who is out or refused keeps nothing of who he was.
    package static func write(_ guest: Guest, in db: any StoreTransaction) throws {
        let step = guest.step
        var confirmer = ColumnValue.null
        if case .confirmed(let member) = step { confirmer = member.column }
        try db.execute(
            """
            UPDATE guest SET step = $2, until = $3, tries_left = $4, confirmed_by = coalesce($5, confirmed_by), why = $6,
                since = $7
            WHERE id = $1
            """,
            [
                guest.id.column, .text(step.word), step.until?.column ?? .null, ColumnValue(step.triesLeft), confirmer,
                ColumnValue(step.why), guest.since.map { .int($0) } ?? .null,
            ])
        if !guest.isUnderWay {
            try db.execute(
                """
                UPDATE guest SET details = NULL, public_key = NULL, mac = NULL, last_seen = NULL WHERE id = $1
                """, [guest.id.column])
        }
    }

    // Going

    /// Nobody from outside is in it or comes into it any more. Who was in takes an epoch's number with him: what is sealed under the
    /// key he had is refused from here on, until somebody makes the next.
    package static func putOut(
        of conversation: ConversationID, _ why: Guest.Leaving, in db: any StoreTransaction
    ) throws {
        let rows = try all(where: "conversation = $1 AND \(underWay)", [conversation.column], in: db)
        for row in rows where row.guest.step != .present { try write(row.guest.stopped(.ended), in: db) }
        let present = rows.map(\.guest).filter { $0.step == .present }
        for guest in present { try leave(guest.gone(why), in: db) }
        if !present.isEmpty { try useUpNumber(of: conversation, in: db) }
    }

    /// He alone, who is in, goes, and takes an epoch's number with him; who else is in stays.
    package static func putOut(_ guest: Guest, _ why: Guest.Leaving, in db: any StoreTransaction) throws {
        try leave(guest.gone(why), in: db)
        try useUpNumber(of: guest.conversation, in: db)
    }

    /// Puts out those who are in and not in this epoch, the next.
    package static func shutOut(
        of conversation: ConversationID, by epoch: Epoch, on word: Guest.Leaving, in db: any StoreTransaction
    ) throws {
        for row in try all(where: "conversation = $1 AND step = 'present'", [conversation.column], in: db)
        where !epoch.audience.contains(row.guest.reader) {
            try leave(row.guest.gone(word), in: db)
        }
    }

    /// He is in: his conversation knows him.
    package static func enter(_ guest: Guest, in db: any StoreTransaction) throws {
        try write(guest, in: db)
        try db.execute(
            """
            UPDATE conversation SET guest = coalesce(guest, $1), second_guest = CASE WHEN guest IS NULL THEN second_guest ELSE $1 END
            WHERE id = $2
            """, [guest.id.column, guest.conversation.column])
    }

    private static func leave(_ guest: Guest, in db: any StoreTransaction) throws {
        try write(guest, in: db)
        try db.execute(
            "UPDATE conversation SET guest = nullif(guest, $1), second_guest = nullif(second_guest, $1) WHERE id = $2",
            [guest.id.column, guest.conversation.column])
    }

    private static func useUpNumber(of conversation: ConversationID, in db: any StoreTransaction) throws {
        try db.execute("UPDATE conversation SET last_epoch = last_epoch + 1 WHERE id = $1", [conversation.column])
    }

    /// A guest with what only the store knows of him.
    package struct Row {
        package let guest: Guest
        let details: ColumnValue
        let teamEpoch: Int
        package let token: SecretDigest?
        package let session: SecretDigest?
        package let knock: GuestKnock?

        init(_ row: StoredRow) throws {
            guest = Guest(
                id: try row.id("id"), conversation: try row.id("conversation"),
                role: try row.value("role", as: GuestRole.self), invitedBy: try row.id("invited_by"),
                age: try row.value("age", as: AgeClass.self), isOutside: try row.bool("outside"),
                at: try row.timestamp("asked_at"), step: try Guest.Step(row),
                since: try row.optionalInt("since").map(Int64.init))
            details = try row.value("details")
            teamEpoch = try row.int("team_epoch")
            token = try row.optionalBytes("token").flatMap { SecretDigest(stored: $0) }
            session = try row.optionalBytes("session").flatMap { SecretDigest(stored: $0) }
            knock =
                if let key = try row.optionalBytes("public_key"), let mac = try row.optionalBytes("mac"), let session {
                    GuestKnock(publicKey: key, session: session, mac: mac)
                } else {
                    nil
                }
        }

        /// The same as he is at this time.
        init(_ row: Row, at now: Timestamp) {
            guest = row.guest.current(at: now)
            details = row.details
            teamEpoch = row.teamEpoch
            token = row.token
            session = row.session
            knock = row.knock
        }

        package func details(_ vault: Vault) throws -> GuestDetails? {
            guard case .bytes(let wrapped) = details else { return nil }
            return GuestDetails(teamEpoch: teamEpoch, sealed: try vault.unwrap(wrapped))
        }
    }
}

extension Guest.Step {
    fileprivate init(_ row: StoredRow) throws {
        self =
            switch try row.text("step") {
            case "proposed": .proposed(until: try row.timestamp("until"))
            case "agreed": .agreed
            case "confirmed": .confirmed(by: try row.id("confirmed_by"))
            case "invited": .invited(until: try row.timestamp("until"), triesLeft: try row.int("tries_left"))
            case "knocking": .knocking(until: try row.timestamp("until"), triesLeft: try row.int("tries_left"))
            case "present": .present
            case "refused": .refused
            case "left": .left(try row.value("why", as: Guest.Leaving.self))
            case "expired": .expired(try row.value("why", as: Guest.Expiry.self))
            default: throw StoreFailure.damaged("a guest's step is of no known kind")
            }
    }
}
