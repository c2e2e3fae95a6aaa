import Foundation
import GRDB
import HelplineCore
import StoreSupport

/// The file's tables in the form that both databases share. They are read from its schema, so that a new one is copied too.
///
/// One thing differs: here a conversation's key lies in a slot of the keyring, there in a row of its own. The copy has the row.
enum CopiedSchema {
    /// The schema's own book, and the keyring. What only this database has belongs here too.
    private static let notCopied: Set<String> = ["migration", "keyring"]
    private static let keys = CopiedTable(
        "conversation_key", columns: [.init("conversation", .bytes), .init("key", .bytes)], key: ["conversation"])

    /// Each after those it refers to.
    static func tables(_ db: Database) throws -> [CopiedTable] {
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).filter { !notCopied.contains($0) }
        var references = [keys.name: Set(["conversation"])]
        for name in names {
            references[name] = try Set(
                String.fetchAll(db, sql: "SELECT \"table\" FROM pragma_foreign_key_list(?)", arguments: [name]))
        }
        guard let ordered = try ([keys] + names.map { try table($0, db) }).inOrder(references: references) else {
            throw StoreFailure.damaged("its tables refer to one another in a circle")
        }
        return ordered
    }

    static func rows(of table: CopiedTable, after key: [ColumnValue]?, limit: Int, in db: Database) throws
        -> [[ColumnValue]]
    {
        let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let order = table.key.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let beginning = key.map { _ in
            "WHERE (\(order)) > (\(table.key.map { _ in "?" }.joined(separator: ", ")))"
        }
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM \(from(table)) \(beginning ?? "") ORDER BY \(order) LIMIT ?")
        let arguments = (key ?? []).map(\.databaseValue) + [limit.databaseValue]
        return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map { row in
            try row.databaseValues.map(ColumnValue.init(stored:))
        }
    }

    private static func from(_ table: CopiedTable) -> String {
        guard table == keys else { return "\"\(table.name)\"" }
        return """
            (SELECT id AS conversation, \(Keyring.keyOfRow) AS "key"
            FROM conversation JOIN keyring ON \(Keyring.rowOfConversation))
            """
    }

    private static func table(_ name: String, _ db: Database) throws -> CopiedTable {
        var columns: [CopiedTable.Column] = []
        var key: [(place: Int, name: String)] = []
        for row in try Row.fetchAll(db, sql: "SELECT name, type, pk FROM pragma_table_info(?)", arguments: [name]) {
            let (field, type, place): (String, String, Int) = (row["name"], row["type"], row["pk"])
            guard (name, field) != ("conversation", "key_slot") else { continue }
            guard let kind = CopiedTable.Column.Kind(type) else {
                throw StoreFailure.damaged("\(name).\(field) is of a kind that cannot be copied")
            }
            columns.append(.init(field, kind))
            if place > 0 { key.append((place, field)) }
        }
        return CopiedTable(name, columns: columns, key: key.sorted { $0.place < $1.place }.map(\.name))
    }
}

extension CopiedTable.Column.Kind {
    fileprivate init?(_ type: String) {
        switch type {
        case "INTEGER": self = .integer
        case "TEXT": self = .text
        case "BLOB": self = .bytes
        default: return nil
        }
    }
}
