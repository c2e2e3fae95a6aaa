import Foundation
package import HelplineCore

package struct SQLAuditTrail<Database: StoreDatabase>: AuditTrail {
    private static var batch: Int { 500 }
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func record(_ entry: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in try AuditWriter.append(entry, in: db) }
    }

    package func head() async throws(StoreFailure) -> AuditHead? {
        try await database.read { db in try AuditWriter.head(in: db) }
    }

    package func entries(after: Int64, limit: Int) async throws(StoreFailure) -> [AuditRecord] {
        try await database.read { db in try Self.lines(after: after, limit: limit, in: db) }
    }

    package func lines(_ question: AuditQuestion, before: Int64, limit: Int) async throws(StoreFailure) -> [AuditRecord]
    {
        var (conditions, values) = (["number < $1"], [ColumnValue.int(before)])
        func ask(_ condition: String, _ value: ColumnValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append("\(condition) $\(values.count)")
        }
        ask("action =", question.action.map { ColumnValue.text($0.rawValue) })
        ask("actor =", question.actor.map { ColumnValue.text($0.word) })
        ask("conversation =", question.conversation.map { ColumnValue.bytes($0) })
        ask("hour >=", question.from.map { ColumnValue.int($0.seconds) })
        ask("hour <", question.until.map { ColumnValue.int($0.seconds) })
        values.append(.int(Int64(min(max(limit, 1), Self.batch))))
        let statement = """
            SELECT * FROM audit WHERE \(conditions.joined(separator: " AND "))
            ORDER BY number DESC LIMIT $\(values.count)
            """
        let arguments = values
        return try await database.read { db in try db.rows(statement, arguments).map(Self.line) }
    }

    package func verify(head: AuditHead) async throws(StoreFailure) -> AuditVerdict {
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

    package func empty(before: Timestamp, limit: Int) async throws(StoreFailure) -> Int {
        let expired = try await database.read { db in try Self.expired(before: before, limit: limit, in: db) }
        // Lines never change but by this, so what was read is still so; nothing to do must not cost a write.
        guard let expired else { return 0 }
        return try await database.write { db in
            try db.execute(
                """
                UPDATE audit SET action = NULL, action_salt = NULL, actor = NULL, actor_salt = NULL,
                    conversation = NULL, conversation_salt = NULL, hour = NULL, hour_salt = NULL
                WHERE number BETWEEN $1 AND $2
                """, [.int(expired.lowerBound), .int(expired.upperBound)])
        }
    }

    package func emptied(through number: Int64) async throws(StoreFailure) -> AuditEmptied {
        try await database.read { db in
            let row = try db.row(
                """
                SELECT count(*) AS count, coalesce(max(number), 0) AS last FROM audit WHERE number <= $1
                    AND (action IS NULL OR actor IS NULL OR conversation IS NULL OR hour IS NULL)
                """, [.int(number)])
            return AuditEmptied(count: Int64(try row?.int("count") ?? 0), last: Int64(try row?.int("last") ?? 0))
        }
    }

    /// The lines to empty next; `nil` when there are none.
    private static func expired(before: Timestamp, limit: Int, in db: any StoreTransaction) throws -> ClosedRange<
        Int64
    >? {
        guard let last = try AuditWriter.head(in: db)?.number else { return nil }
        // The first that has its hour, by halving: a trail of years has many lines.
        var (first, end) = (Int64(1), last + 1)
        while first < end {
            let middle = first + (end - first) / 2
            let kept = try db.row("SELECT 1 FROM audit WHERE number = $1 AND hour IS NOT NULL", [.int(middle)])
            if kept == nil { first = middle + 1 } else { end = middle }
        }
        let lines = try db.rows(
            "SELECT number, hour FROM audit WHERE number >= $1 ORDER BY number LIMIT $2",
            [.int(first), ColumnValue(max(limit, 1))])
        let past = try lines.prefix { row in try row.optionalInt("hour").map { Int64($0) < before.seconds } ?? true }
        guard let number = try past.last?.int("number") else { return nil }
        return first...Int64(number)
    }

    private static func lines(after: Int64, limit: Int, in db: any StoreTransaction) throws -> [AuditRecord] {
        try db.rows(
            "SELECT * FROM audit WHERE number > $1 ORDER BY number LIMIT $2",
            [.int(after), .int(Int64(min(max(limit, 1), batch)))]
        ).map(line)
    }

    private static func line(_ row: StoredRow) throws -> AuditRecord {
        AuditRecord(
            number: Int64(try row.int("number")),
            action: try field("action", row.optionalText("action").map { Data($0.utf8) }, row),
            actor: try field("actor", row.optionalText("actor").map { Data($0.utf8) }, row),
            conversation: try field("conversation", row.optionalBytes("conversation"), row),
            hour: try field("hour", row.optionalInt("hour").map { Data(String($0).utf8) }, row),
            link: try row.bytes("link"))
    }

    private static func field(_ name: String, _ value: Data?, _ row: StoredRow) throws -> AuditRecord.Field {
        .init(
            value: value, salt: try row.optionalBytes("\(name)_salt"), commitment: try row.bytes("\(name)_commitment"))
    }
}
