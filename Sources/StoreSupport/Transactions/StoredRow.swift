package import Foundation
package import HelplineCore

/// One row of an answer, copied out of the database's memory. What a column does not hold is `.damaged`.
package struct StoredRow: Sendable {
    let columns: Columns
    package let values: [ColumnValue]

    /// `values` are in the order of `columns`.
    package init(_ columns: Columns, _ values: [ColumnValue]) {
        self.columns = columns
        self.values = values
    }

    /// The names of an answer's columns; all its rows share them.
    package final class Columns: Sendable {
        let index: [String: Int]

        package init(_ names: [String]) {
            index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func int(_ column: String) throws -> Int { try present(optionalInt(column), column) }
    package func text(_ column: String) throws -> String { try present(optionalText(column), column) }
    package func bytes(_ column: String) throws -> Data { try present(optionalBytes(column), column) }
    package func bool(_ column: String) throws -> Bool { try present(optionalBool(column), column) }

    package func id<Thing>(_ column: String) throws -> Identifier<Thing> { try Identifier(column: bytes(column)) }
    package func optionalID<Thing>(_ column: String) throws -> Identifier<Thing>? {
        try optionalBytes(column).map { try Identifier(column: $0) }
    }

    /// Milliseconds since 1970.
    package func timestamp(_ column: String) throws -> Timestamp { try present(optionalTimestamp(column), column) }
    package func optionalTimestamp(_ column: String) throws -> Timestamp? {
        try optionalInt(column).map { Timestamp(milliseconds: Int64($0)) }
    }

    package func optionalInt(_ column: String) throws -> Int? {
        switch try value(column) {
        case .int(let value): Int(value)
        case .null: nil
        default: throw Self.otherType(column)
        }
    }

    package func optionalText(_ column: String) throws -> String? {
        switch try value(column) {
        case .text(let value): value
        case .null: nil
        default: throw Self.otherType(column)
        }
    }

    package func optionalBytes(_ column: String) throws -> Data? {
        switch try value(column) {
        case .bytes(let value): value
        case .null: nil
        default: throw Self.otherType(column)
        }
    }

    package func optionalBool(_ column: String) throws -> Bool? {
        switch try value(column) {
        case .int(let value): value != 0
        case .null: nil
        default: throw Self.otherType(column)
        }
    }

    /// The word in `column` as one of the enumeration's; throws when it is none of them.
    package func value<Word: RawRepresentable>(_ column: String, as type: Word.Type) throws -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text(column)) else {
            throw StoreFailure.damaged("\(column) holds an unknown word")
        }
        return word
    }

    /// What `make` makes of the bytes in `column`; throws when it refuses them.
    package func value<Value>(_ column: String, _ make: (Data) throws -> Value?) throws -> Value {
        guard let bytes = try optionalBytes(column), let value = try make(bytes) else {
            throw StoreFailure.damaged("\(column) holds no such thing")
        }
        return value
    }

    /// The column whatever it holds.
    package func value(_ column: String) throws -> ColumnValue {
        guard let index = columns.index[column] else { throw StoreFailure.damaged("an answer lacks \(column)") }
        return values[index]
    }

    private func present<Value>(_ value: Value?, _ column: String) throws -> Value {
        guard let value else { throw StoreFailure.damaged("\(column) is empty") }
        return value
    }

    private static func otherType(_ column: String) -> StoreFailure { .damaged("\(column) is of another type") }
}
