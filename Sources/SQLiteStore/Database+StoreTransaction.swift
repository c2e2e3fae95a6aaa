package import Foundation
package import GRDB
import GRDBSQLite
package import HelplineCore
package import StoreSupport
import Synchronization

extension SQLiteDatabase: StoreDatabase {
    package func owe(_ orders: [ErasureOrder]) { erasureDebt.withLock { $0.owe(orders) } }
}

extension Database: StoreTransaction {
    @discardableResult
    package func execute(_ statement: String, _ values: [ColumnValue]) throws -> Int {
        try prepared(statement, values).execute()
        return changesCount
    }

    package func rows(_ question: String, _ values: [ColumnValue]) throws -> [StoredRow] {
        let statement = try prepared(question, values)
        let columns = StoredRow.Columns(statement.columnNames)
        let found = try Row.fetchCursor(statement)
        var rows: [StoredRow] = []
        while let row = try found.next() {
            rows.append(StoredRow(columns, try row.databaseValues.map(ColumnValue.init(stored:))))
        }
        return rows
    }

    package func freeRows(_ question: String, _ values: [ColumnValue]) throws -> [StoredRow] {
        try rows(question, values)
    }

    /// Whoever writes writes alone.
    package func lock(_ lock: StoreLock) {}

    package func key(of conversation: ConversationID) throws -> Data? { try Keyring.key(of: conversation, in: self) }

    /// SQLite numbers parameters by where they first stand, whatever their names: each gets the value of the number it is named by.
    private func prepared(_ sql: String, _ values: [ColumnValue]) throws -> Statement {
        let statement = try cachedStatement(sql: sql)
        let places = 0..<sqlite3_bind_parameter_count(statement.sqliteStatement)
        let inOrder = try places.map { place in
            let name = sqlite3_bind_parameter_name(statement.sqliteStatement, place + 1)
            guard let name, let number = Int(String(cString: name).dropFirst()), values.indices.contains(number - 1)
            else { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "a parameter without a value") }
            return values[number - 1].databaseValue
        }
        statement.setUncheckedArguments(StatementArguments(inOrder))
        return statement
    }
}

extension ColumnValue: DatabaseValueConvertible {
    /// Throws `.damaged` for a broken number, which no column of ours holds.
    init(stored value: DatabaseValue) throws {
        guard let known = Self.fromDatabaseValue(value) else { throw StoreFailure.damaged("a column holds a fraction") }
        self = known
    }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> ColumnValue? {
        switch value.storage {
        case .null: .null
        case .int64(let number): .int(number)
        case .string(let text): .text(text)
        case .blob(let data): .bytes(data)
        case .double: nil
        }
    }

    package var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let data): data.databaseValue
        }
    }
}
