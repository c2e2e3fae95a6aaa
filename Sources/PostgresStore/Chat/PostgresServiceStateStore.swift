public import Chat
public import HelplineCore

public struct PostgresServiceStateStore: ServiceStateStore {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    public func isOpen() async throws(StoreFailure) -> Bool {
        try await database.read { db in try db.row("SELECT open FROM service")?.int("open") == 1 }
    }

    public func set(open: Bool, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute("UPDATE service SET open = $1", [.int(open ? 1 : 0)])
            try AuditWriter.append(recording, in: db)
        }
    }
}
