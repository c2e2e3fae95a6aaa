public import Chat
import GRDB
public import HelplineCore

public struct SQLiteServiceStateStore: ServiceStateStore {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func isOpen() async throws(StoreFailure) -> Bool {
        try await database.read { db in
            try Bool.fetchOne(db.cachedStatement(sql: "SELECT open FROM service")) ?? false
        }
    }

    public func set(open: Bool, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute(sql: "UPDATE service SET open = ?", arguments: [open])
            try AuditWriter.append(recording, in: db)
        }
    }
}
