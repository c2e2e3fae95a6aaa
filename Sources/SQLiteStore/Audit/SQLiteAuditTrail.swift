import Foundation
import GRDB
public import HelplineCore

public struct SQLiteAuditTrail: AuditTrail {
    private let database: SQLiteDatabase
    private static let batch = 500

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func record(_ entry: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in try AuditWriter.append(entry, in: db) }
    }

    public func head() async throws(StoreFailure) -> AuditHead? {
        try await database.read { db in try AuditWriter.head(in: db) }
    }

    public func entries(after: Int64, limit: Int) async throws(StoreFailure) -> [AuditRecord] {
        try await database.read { db in try Self.lines(after: after, limit: limit, in: db) }
    }

    public func verify(head: AuditHead) async throws(StoreFailure) -> AuditVerdict {
        try await database.read { db in
            var last: AuditHead?
            while last?.number ?? 0 < head.number {
                let lines = try Self.lines(after: last?.number ?? 0, limit: Self.batch, in: db)
                guard !lines.isEmpty else { return .broken(at: (last?.number ?? 0) + 1) }
                for line in lines where line.number <= head.number {
                    guard AuditChain.follows(line, last) else { return .broken(at: (last?.number ?? 0) + 1) }
                    last = AuditHead(number: line.number, link: line.link)
                }
                if let next = lines.first, next.number > head.number { return .broken(at: (last?.number ?? 0) + 1) }
            }
            return last == head ? .intact : .otherHead
        }
    }

    public func empty(before: Timestamp, limit: Int) async throws(StoreFailure) -> Int {
        let expired = try await database.read { db in try Self.expired(before: before, limit: limit, in: db) }
        // Lines never change but by this, so what was read is still so; nothing to do must not cost a write.
        guard let expired else { return 0 }
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE audit SET action = NULL, action_salt = NULL, actor = NULL, actor_salt = NULL,
                        conversation = NULL, conversation_salt = NULL, hour = NULL, hour_salt = NULL
                    WHERE number BETWEEN ? AND ?
                    """, arguments: [expired.lowerBound, expired.upperBound])
        }
        return expired.count
    }

    public func emptied(through number: Int64) async throws(StoreFailure) -> AuditEmptied {
        try await database.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS count, coalesce(max(number), 0) AS last FROM audit WHERE number <= ?
                        AND (action IS NULL OR actor IS NULL OR conversation IS NULL OR hour IS NULL)
                    """, arguments: [number])
            return AuditEmptied(count: row?["count"] ?? 0, last: row?["last"] ?? 0)
        }
    }

    /// The lines to empty next; `nil` when there are none.
    private static func expired(before: Timestamp, limit: Int, in db: Database) throws -> ClosedRange<Int64>? {
        guard let last = try AuditWriter.head(in: db)?.number else { return nil }
        // The first that has its hour, by halving: a trail of years has many lines.
        var (first, end) = (Int64(1), last + 1)
        while first < end {
            let middle = first + (end - first) / 2
            let kept = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT 1 FROM audit WHERE number = ? AND hour IS NOT NULL"),
                arguments: [middle])
            if kept == nil { first = middle + 1 } else { end = middle }
        }
        let lines = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, hour FROM audit WHERE number >= ? ORDER BY number LIMIT ?"),
            arguments: [first, max(limit, 1)]
        ).prefix { row in
            let hour: Int64? = row["hour"]
            return hour.map { $0 < before.seconds } ?? true
        }
        guard let number: Int64 = lines.last?["number"] else { return nil }
        return first...number
    }

    private static func lines(after: Int64, limit: Int, in db: Database) throws -> [AuditRecord] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?"),
            arguments: [after, min(max(limit, 1), 500)]
        ).map { row in
            let action: String? = row["action"]
            let actor: String? = row["actor"]
            let hour: Int64? = row["hour"]
            return AuditRecord(
                number: row["number"],
                action: field("action", action.map { Data($0.utf8) }, row),
                actor: field("actor", actor.map { Data($0.utf8) }, row),
                conversation: field("conversation", row["conversation"], row),
                hour: field("hour", hour.map { Data(String($0).utf8) }, row),
                link: row["link"])
        }
    }

    private static func field(_ name: String, _ value: Data?, _ row: Row) -> AuditRecord.Field {
        .init(value: value, salt: row["\(name)_salt"], commitment: row["\(name)_commitment"])
    }
}
