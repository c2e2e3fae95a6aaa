public import HelplineCore
import StoreSupport

public struct PostgresLimitCounts: LimitCounts {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    public func take(_ subject: LimitSubject, under rule: LimitRule, at: Timestamp) async throws(StoreFailure)
        -> Duration?
    {
        try await database.write { db in
            switch rule.verdict(after: try Self.lock(subject, db), at: at) {
            case .wait(let time): return time
            case .allowed(let next):
                try db.execute(
                    "UPDATE limit_count SET count = $2, ends = $3 WHERE subject = $1",
                    [.bytes(subject.bytes), ColumnValue(next.count), next.ends.column])
                return nil
            }
        }
    }

    public func add(_ amount: Int, to subject: LimitSubject, until ends: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.row(
                """
                INSERT INTO limit_count (subject, count, ends) VALUES ($1, $2, $3)
                ON CONFLICT (subject) DO UPDATE SET count = limit_count.count + excluded.count RETURNING count
                """, [.bytes(subject.bytes), ColumnValue(amount), ends.column])?.int("count") ?? amount
        }
    }

    public func forget(_ subject: LimitSubject) async throws(StoreFailure) {
        _ = try await database.write { db in
            try db.execute("DELETE FROM limit_count WHERE subject = $1", [.bytes(subject.bytes)])
        }
    }

    @discardableResult
    public func deleteEnded(at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in try db.execute("DELETE FROM limit_count WHERE ends <= $1", [at.column]) }
    }

    /// What is kept, until the end of the transaction for this one alone: a subject that nobody counted is locked by its new row.
    private static func lock(_ subject: LimitSubject, _ db: PostgresConnection) throws -> LimitCount? {
        guard
            let row = try db.row(
                """
                INSERT INTO limit_count (subject, count, ends) VALUES ($1, 0, 0)
                ON CONFLICT (subject) DO UPDATE SET count = limit_count.count RETURNING count, ends
                """, [.bytes(subject.bytes)])
        else { return nil }
        return LimitCount(count: try row.int("count"), ends: try row.timestamp("ends"))
    }
}
