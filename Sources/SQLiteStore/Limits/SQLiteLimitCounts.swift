import GRDB
public import HelplineCore
import StoreSupport

public struct SQLiteLimitCounts: LimitCounts {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func take(_ subject: LimitSubject, under rule: LimitRule, at: Timestamp) async throws(StoreFailure)
        -> Duration?
    {
        try await database.write { db in
            let known = try Row.fetchOne(
                db, sql: "SELECT count, ends FROM limit_count WHERE subject = ?", arguments: [subject.bytes]
            ).map { LimitCount(count: $0["count"], ends: Timestamp(milliseconds: $0["ends"])) }
            switch rule.verdict(after: known, at: at) {
            case .wait(let time): return time
            case .allowed(let next):
                try db.execute(
                    sql: """
                        INSERT INTO limit_count (subject, count, ends) VALUES (?, ?, ?)
                        ON CONFLICT (subject) DO UPDATE SET count = excluded.count, ends = excluded.ends
                        """, arguments: [subject.bytes, next.count, next.ends.milliseconds])
                return nil
            }
        }
    }

    public func add(_ amount: Int, to subject: LimitSubject, until ends: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try Int.fetchOne(
                db,
                sql: """
                    INSERT INTO limit_count (subject, count, ends) VALUES (?, ?, ?)
                    ON CONFLICT (subject) DO UPDATE SET count = limit_count.count + excluded.count RETURNING count
                    """, arguments: [subject.bytes, amount, ends.milliseconds]) ?? amount
        }
    }

    public func forget(_ subject: LimitSubject) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM limit_count WHERE subject = ?", arguments: [subject.bytes])
        }
    }

    @discardableResult
    public func deleteEnded(at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM limit_count WHERE ends <= ?", arguments: [at.milliseconds])
            return db.changesCount
        }
    }
}
