package import Chat
import Foundation
package import HelplineCore

package struct SQLLetterStore<Database: StoreDatabase>: LetterStore {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func propose(_ letter: Letter, details: LetterDetails, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(letter.conversation, by: .member(letter.writtenBy), in: db)
            guard current.state == .active else { throw StoreFailure.conflict(.wrongState) }
            guard try LetterRows.find(letter.id, in: db) == nil else { throw StoreFailure.conflict(.otherContent) }
            let others = try LetterRows.all(
                where: "conversation = $1 AND step IN ('proposed', 'agreed', 'confirmed')",
                [letter.conversation.column], in: db)
            guard others.isEmpty else { throw StoreFailure.conflict(.taken) }
            try LetterRows.insert(letter, details, Vault.of(letter.conversation, in: db), in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func send(_ id: LetterID, by member: MemberID, _ sealed: SealedLetter, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Letter
    {
        try await database.write { db in
            let row = try Self.lock(id, by: .member(member), in: db)
            let sent = try row.letter.current(at: at).sent(at: at)
            try LetterRows.write(sent, sealed, Vault.of(sent.conversation, in: db), at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return sent
        }
    }

    package func withdraw(_ id: LetterID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            // Whoever called the organisation that did not open it says so; it need not be who wrote it.
            let isUnread =
                if case .expired = try LetterRows.require(id, in: db).letter.current(at: at).step { true } else {
                    false
                }
            let row = try Self.lock(id, by: isUnread ? .system : .member(member), in: db)
            try Self.write(row, row.letter.current(at: at).withdrawn(), recording, in: db)
        }
    }

    package func last(in conversation: ConversationID, at: Timestamp) async throws(StoreFailure) -> Letter? {
        try await database.glance { db in
            try LetterRows.last(of: conversation, in: db)?.letter.current(at: at)
        }
    }

    package func answer(_ id: LetterID, _ yes: Bool, by session: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            let row = try Self.lock(id, by: .visitor(session), in: db)
            try Self.write(row, row.letter.current(at: at).answered(yes), recording, in: db)
        }
    }

    package func confirm(_ id: LetterID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            let row = try Self.lock(id, by: .system, in: db)
            try Self.write(row, row.letter.confirmed(by: member), recording, confirmedBy: member, in: db)
        }
    }

    package func toHandle(by member: MemberID, at: Timestamp) async throws(StoreFailure) -> [Letter] {
        try await database.read { db in
            try Self.waiting(for: member, "ORDER BY written_at, id", at: at, in: db).map { $0.letter.current(at: at) }
        }
    }

    package func details(of id: LetterID, for member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> LetterDetails
    {
        try await database.write { db in
            let row = try Self.waiting(for: member, "AND id = $4", [id.column], at: at, in: db).first
            guard let row, let details = try row.details(Vault.of(row.letter.conversation, in: db)) else {
                throw StoreFailure.notFound
            }
            try AuditWriter.append(recording, in: db)
            return details
        }
    }

    /// What waits for him to read it first, or to call about.
    private static func waiting(
        for member: MemberID, _ rest: String, _ values: [ColumnValue] = [], at: Timestamp, in db: any StoreTransaction
    ) throws -> [LetterRows.Row] {
        try LetterRows.all(
            where: """
                details IS NOT NULL AND ((step = 'agreed' AND second = 1 AND written_by <> $1)
                    OR (step = 'sent' AND sent_at <= $2) OR (step IN ('sent', 'opened') AND until <= $3)
                    OR (step = 'expired' AND why <> 'withdrawn')) \(rest)
                """,
            [member.column, (at - LetterTerms.unread).column, at.column] + values, in: db)
    }

    // The addressee

    package func letter(_ id: LetterID, at: Timestamp) async throws(StoreFailure) -> Letter {
        try await database.glance { db in try LetterRows.require(id, in: db).letter.current(at: at) }
    }

    package func open(
        _ id: LetterID, token: SecretDigest, proof: SecretDigest, session: SecretDigest, at: Timestamp
    ) async throws(StoreFailure) -> LetterOpening {
        try await database.write { db in
            let row = try Self.lock(id, by: .system, in: db)
            guard row.token == token else { throw StoreFailure.notFound }
            let letter = row.letter.current(at: at)
            let vault = try Vault.of(letter.conversation, in: db)
            if case .opened = letter.step {
                // The answer got lost on its way.
                guard row.session == session, row.proof == proof else { throw StoreFailure.conflict(.alreadyUsed) }
                return .opened(sealed: try row.sealed(vault))
            }
            let opened = try letter.opened(at: at)
            guard row.proof == proof else {
                let mistaken = try letter.mistaken()
                try Self.write(row, mistaken, Self.entry(.letterMistaken, mistaken, at), in: db)
                return .mistaken(triesLeft: mistaken.step.triesLeft ?? 0)
            }
            let sealed = try row.sealed(vault)
            try db.execute("UPDATE letter SET session = $2 WHERE id = $1", [id.column, session.column])
            try Self.write(row, opened, Self.entry(.letterOpened, opened, at), in: db)
            return .opened(sealed: sealed)
        }
    }

    package func receive(_ id: LetterID, session: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Letter {
        try await database.write { db in
            let row = try Self.lock(id, by: .system, in: db)
            guard row.session == session else { throw StoreFailure.notFound }
            let received = try row.letter.current(at: at).received(at: at)
            try Self.write(row, received, Self.entry(.letterReceived, received, at), in: db)
            return received
        }
    }

    // Upkeep

    package func expire(limit: Int, at: Timestamp) async throws(StoreFailure) -> [ConversationID] {
        let due = "step IN ('sent', 'opened') AND until <= $1"
        // A round that finds nothing writes nothing.
        let ids = try await database.read { db in
            try LetterRows.all(where: "\(due) ORDER BY written_at, id", [at.column], in: db).prefix(limit).map(
                \.letter.id)
        }
        var gone: [ConversationID] = []
        for id in ids {
            let conversation = try await database.write { db -> ConversationID? in
                guard try LetterRows.find(id, in: db) != nil else { return nil }
                let row = try Self.lock(id, by: .system, in: db)
                let now = row.letter.current(at: at)
                guard now != row.letter else { return nil }
                try Self.write(row, now, Self.entry(.letterExpired, now, at), in: db)
                return now.conversation
            }
            if let conversation { gone.append(conversation) }
        }
        return gone
    }

    // Internal

    /// The letter, with its conversation's row locked: so that two steps at once follow each other.
    private static func lock(_ id: LetterID, by authority: Authority, in db: any StoreTransaction) throws
        -> LetterRows.Row
    {
        let conversation = try LetterRows.require(id, in: db).letter.conversation
        _ = try ConversationRow.require(conversation, by: authority, in: db)
        return try LetterRows.require(id, in: db)
    }

    /// One step; who made it already changes nothing and leaves no second line.
    private static func write(
        _ row: LetterRows.Row, _ next: Letter, _ recording: AuditEntry, confirmedBy: MemberID? = nil,
        in db: any StoreTransaction
    ) throws {
        guard next != row.letter else { return }
        try LetterRows.write(next, confirmedBy: confirmedBy, in: db)
        try AuditWriter.append(recording, in: db)
    }

    private static func entry(_ action: AuditEntry.Action, _ letter: Letter, _ at: Timestamp) -> AuditEntry {
        AuditEntry(action, by: .system, conversation: letter.conversation, at: at)
    }
}
