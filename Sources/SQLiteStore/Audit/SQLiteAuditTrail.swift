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
