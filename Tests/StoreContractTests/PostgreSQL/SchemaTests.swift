import Foundation
import GRDB
import PostgresStore
import SQLiteStore
import StoreSupport
import Testing

/// Both databases hold the same: tables, columns, types, keys, references, indexes and as many conditions.
@Suite struct SchemaTests {
    /// A table as words that can be compared.
    private struct Table: Equatable {
        var columns: Set<String> = []
        var primaryKey = ""
        var unique: Set<String> = []
        var references: Set<String> = []
        var indexes: Set<String> = []
        var conditions = 0
    }

    @Test func `the schemas are equal, but for where a conversation's key and the database itself lie`() async throws {
        let sqlite = try StoreUnderTest.temporary()
        let postgres = try PostgresUnderTest.temporary()
        var expected = try await sqlite.database.read { try Self.tables($0) }
        var found = try await postgres.database.read { try Self.tables($0) }

        // SQLite overwrites keys in fixed slots; PostgreSQL never overwrites, so there a key is a row to delete.
        expected["keyring"] = nil
        expected["conversation"]?.columns.remove("key_slot bigint not null")
        expected["conversation"]?.unique.remove("key_slot")
        expected["conversation"]?.conditions -= 1
        found["conversation_key"] = nil
        // A file that was put back is known by the command that does it.
        found["home"] = nil

        #expect(Set(found.keys) == Set(expected.keys))
        for (name, table) in expected { #expect(found[name] == table, "\(name)") }
    }

    private static func tables(_ db: Database) throws -> [String: Table] {
        let types = ["INTEGER": "bigint", "TEXT": "text", "BLOB": "bytea"]
        let all = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        return try all.reduce(into: [:]) { tables, row in
            let name: String = row["name"]
            let sql: String = row["sql"]
            guard !name.hasPrefix("sqlite_") else { return }
            var table = Table()
            var primaryKey: [(Int, String)] = []
            for column in try Row.fetchAll(db, sql: "PRAGMA table_info(\(name))") {
                let (field, type, place): (String, String, Int) = (column["name"], column["type"], column["pk"])
                let required: Bool = column["notnull"]
                if place > 0 { primaryKey.append((place, field)) }
                table.columns.insert("\(field) \(types[type] ?? type)\(required || place > 0 ? " not null" : "")")
            }
            table.primaryKey = primaryKey.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: ",")
            for index in try Row.fetchAll(db, sql: "PRAGMA index_list(\(name))") {
                let (indexName, origin): (String, String) = (index["name"], index["origin"])
                if origin == "c" { table.indexes.insert(indexName) }
                guard origin == "u" else { continue }
                let columns = try String.fetchAll(
                    db, sql: "SELECT name FROM pragma_index_info('\(indexName)') ORDER BY seqno")
                table.unique.insert(columns.joined(separator: ","))
            }
            let keys = Dictionary(grouping: try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(\(name))")) {
                $0["id"] as Int
            }
            for key in keys.values {
                let columns = key.sorted { ($0["seq"] as Int) < ($1["seq"] as Int) }.map { $0["from"] as String }
                let (target, action): (String, String) = (key[0]["table"], key[0]["on_delete"])
                table.references.insert("\(columns.joined(separator: ",")) \(target) \(action.lowercased())")
            }
            table.conditions = sql.components(separatedBy: "CHECK (").count - 1
            tables[name] = table
        }
    }

    private static func tables(_ db: PostgresConnection) throws -> [String: Table] {
        var tables: [String: Table] = [:]
        let columns = try db.rows(
            """
            SELECT relname::text AS name, attname::text AS field, format_type(atttypid, NULL) AS type, attnotnull AS required
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
            """)
        for row in columns {
            let required = try row.bool("required") ? " not null" : ""
            tables[try row.text("name"), default: Table()].columns.insert(
                "\(try row.text("field")) \(try row.text("type"))\(required)")
        }
        let constraints = try db.rows(
            """
            SELECT conrelid::regclass::text AS name, contype::text AS kind, coalesce(confrelid::regclass::text, '') AS target,
                CASE confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'no action' END AS action,
                coalesce((SELECT string_agg(attname::text, ',' ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute ON attrelid = conrelid AND attnum = k.number), '') AS fields
            FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0
            """)
        for row in constraints {
            let (name, fields) = (try row.text("name"), try row.text("fields"))
            switch try row.text("kind") {
            case "p": tables[name]?.primaryKey = fields
            case "u": tables[name]?.unique.insert(fields)
            case "f": tables[name]?.references.insert("\(fields) \(try row.text("target")) \(try row.text("action"))")
            case "c": tables[name]?.conditions += 1
            default: break
            }
        }
        let indexes = try db.rows(
            """
            SELECT tablename::text AS name, indexname::text AS index FROM pg_indexes
            WHERE schemaname = current_schema() AND indexname NOT IN (SELECT conname FROM pg_constraint)
            """)
        for row in indexes { tables[try row.text("name")]?.indexes.insert(try row.text("index")) }
        return tables
    }
}
