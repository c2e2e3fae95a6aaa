package import HelplineCore
package import StoreSupport

/// An empty database on its way to hold an installation. Until `finish` a marker stands in it, and nobody else opens it.
package final class PostgresCopyTarget: CopiedRows {
    private let pool: ConnectionPool

    /// Sets the marker, or finds it, and makes the schema. Throws `.unavailable` with a sentence for the operator, and changes
    /// nothing, when the database holds anything else.
    ///
    /// - Parameter source: what the copied installation comes to.
    package init(url: String, source: InstallationFingerprint) throws(StoreFailure) {
        let settings = try ConnectionSettings(url: url, for: .command)
        do {
            let connection = try PostgresConnection(settings)
            try Durability.check(connection)
            try CopyMarker.set(source.identity, in: connection)
            try Migrator(migrations: Migrations.all, isCopying: true).migrate(connection)
        } catch {
            throw StoreFailure(from: error)
        }
        pool = ConnectionPool(settings, connections: 1)
    }

    /// Where to go on. At the very beginning what the migrations themselves put into tables goes. Throws when the schema is not
    /// that of `tables`.
    package func begin(_ tables: [CopiedTable]) async throws(StoreFailure) -> CopyPosition {
        try await transaction { db in
            try CopiedSchema.require(tables, db)
            let position = try CopyMarker.position(in: db)
            guard position.batches == 0 else { return position }
            try db.script("TRUNCATE \(tables.map { "\"\($0.name)\"" }.joined(separator: ", "))")
            return try CopyMarker.move(from: position, to: nil, key: nil, in: db)
        }
    }

    /// Adds rows that follow those before `position`, and remembers that in the same commit.
    package func put(_ rows: [[ColumnValue]], into table: CopiedTable, after position: CopyPosition)
        async throws(StoreFailure) -> CopyPosition
    {
        try await transaction { db in
            // First: whoever is late waits for it, and finds it moved.
            let moved = try CopyMarker.move(
                from: position, to: table.name, key: rows.last.map(table.key(of:)), in: db)
            try db.copy(
                rows, into: table.name, columns: table.columns.map(\.name))
            return moved
        }
    }

    package func rows(of table: CopiedTable, after key: [ColumnValue]?, limit: Int) async throws(StoreFailure)
        -> [[ColumnValue]]
    {
        try await transaction { db in try CopiedSchema.rows(of: table, after: key, limit: limit, in: db) }
    }

    /// The copy is whole and proven: from now on it is an installation.
    package func finish() async throws(StoreFailure) {
        try await transaction { db in
            // What the planner knows of tables that came from nowhere.
            try db.script("ANALYZE")
            try CopyMarker.remove(in: db)
        }
    }

    package func close() async { await pool.close() }

    private func transaction<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T)
        async throws(StoreFailure) -> T
    {
        try await pool.run { connection in try connection.inTransaction("BEGIN", body) }.get()
    }
}
