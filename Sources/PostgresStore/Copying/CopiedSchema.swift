import HelplineCore
import StoreSupport

/// The database's tables in the form that both databases share.
enum CopiedSchema {
    /// The schema's own book, and the marker. What only this database has, and may begin empty, belongs here too.
    private static let notCopied: Set<String> = ["migration", "home", CopyMarker.table]

    /// Throws unless the database has exactly these tables with these columns and keys.
    static func require(_ tables: [CopiedTable], _ db: PostgresConnection) throws {
        let found = try self.tables(db)
        guard found.sorted(by: { $0.name < $1.name }) == tables.sorted(by: { $0.name < $1.name }) else {
            throw StoreFailure.unavailable(
                description: "The two databases' tables differ, which is a fault of this program. Nothing was copied.")
        }
    }

    static func rows(of table: CopiedTable, after key: [ColumnValue]?, limit: Int, in db: PostgresConnection) throws
        -> [[ColumnValue]]
    {
        let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        // Texts by their bytes, whatever the language of the database.
        let order = table.key.map { "\"\($0.name)\"\($0.kind == .text ? " COLLATE \"C\"" : "")" }.joined(
            separator: ", ")
        let places = (1...table.key.count).map { "$\($0)" }.joined(separator: ", ")
        let beginning = key == nil ? "" : "WHERE (\(order)) > (\(places))"
        return try db.rows(
            "SELECT \(columns) FROM \"\(table.name)\" \(beginning) ORDER BY \(order) LIMIT \(limit)",
            key ?? []
        ).map(\.values)
    }

    private static func tables(_ db: PostgresConnection) throws -> [CopiedTable] {
        let rows = try db.rows(
            """
            SELECT c.relname::text AS name, a.attname::text AS field, format_type(a.atttypid, NULL) AS type,
                coalesce(array_position(i.indkey::smallint[], a.attnum), -1)::bigint AS place
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
            """)
        return try Dictionary(grouping: rows) { try $0.text("name") }.filter { !notCopied.contains($0.key) }.map {
            name, columns in
            CopiedTable(
                name,
                columns: try columns.map { .init(try $0.text("field"), try .init($0.text("type"), name)) },
                key: try columns.map { (place: try $0.int("place"), field: try $0.text("field")) }
                    .filter { $0.place >= 0 }.sorted { $0.place < $1.place }.map(\.field))
        }
    }
}

extension CopiedTable.Column.Kind {
    fileprivate init(_ type: String, _ table: String) throws {
        switch type {
        case "bigint": self = .integer
        case "text": self = .text
        case "bytea": self = .bytes
        default: throw StoreFailure.damaged("a column of \(table) is of a kind that cannot be copied")
        }
    }
}
