import Foundation
import HelplineCore
import StoreSupport

/// The row that stands in a database as long as an installation is being copied into it. It has a table of its own, which is there
/// before all others and goes when the copy is proven; until then nobody else opens the database.
enum CopyMarker {
    static let table = "copy_under_way"

    static let refusal = StoreFailure.unavailable(
        description: """
            The database holds a copy of an installation that is not whole yet. Run the same lichtpunt database copy again to \
            finish it, or drop the database and create it anew.
            """)

    /// Puts it into an empty database, or finds it there again. Throws `.unavailable` with a sentence for the operator, and changes
    /// nothing, when the database holds anything else, or a copy of something else.
    ///
    /// - Parameter source: what the copied installation comes to, 32 bytes.
    static func set(_ source: Data, in db: PostgresConnection) throws {
        try Migrator.alone(db) {
            let tables = try Migrator.tables(db)
            if tables.contains(table) {
                guard try self.source(in: db) == source else { throw otherSource }
                return
            }
            guard tables.isEmpty else { throw notEmpty }
            try db.script(
                """
                CREATE TABLE \(table) (
                    one bigint PRIMARY KEY CHECK (one = 1),
                    source bytea NOT NULL CHECK (octet_length(source) = 32),
                    -- How many batches of rows are in, and up to where: the table's name, and the key in canonical form.
                    batches bigint NOT NULL CHECK (batches >= 0),
                    at_table text,
                    last_key bytea
                )
                """)
            try db.execute("INSERT INTO \(table) (one, source, batches) VALUES (1, $1, 0)", [.bytes(source)])
        }
    }

    static func position(in db: PostgresConnection) throws -> CopyPosition {
        guard let row = try db.row("SELECT batches, at_table, last_key FROM \(table)") else { throw lost }
        let key = try row.optionalBytes("last_key").map(CanonicalForm.values)
        return CopyPosition(
            batches: Int64(try row.int("batches")), table: try row.optionalText("at_table"), key: key ?? nil)
    }

    /// Inside the transaction that adds the rows: both are there, or neither. Throws when somebody else has added some since
    /// `position`.
    static func move(from position: CopyPosition, to table: String?, key: [ColumnValue]?, in db: PostgresConnection)
        throws
        -> CopyPosition
    {
        let moved = try db.execute(
            "UPDATE \(Self.table) SET batches = batches + 1, at_table = $1, last_key = $2 WHERE batches = $3",
            [ColumnValue(table), ColumnValue(key.map(CanonicalForm.bytes)), .int(position.batches)])
        guard moved == 1 else { throw lost }
        return CopyPosition(batches: position.batches + 1, table: table, key: key)
    }

    /// Opens the database to everybody.
    static func remove(in db: PostgresConnection) throws { try db.script("DROP TABLE \(table)") }

    private static func source(in db: PostgresConnection) throws -> Data {
        guard let row = try db.row("SELECT source FROM \(table)") else { throw lost }
        return try row.bytes("source")
    }

    private static let otherSource = StoreFailure.unavailable(
        description: """
            The copy in this database was begun from another installation, or what was to be copied has changed since. Drop the \
            database, create it anew, and copy again.
            """)
    private static let notEmpty = StoreFailure.unavailable(
        description: """
            The database is not empty: it holds an installation, perhaps a copy that is whole, or another program's tables. \
            Nothing was changed. Name an empty one.
            """)
    private static let lost = StoreFailure.unavailable(
        description: "Somebody else continues or removed this copy. Wait until only one is left, and run it again.")
}
