import Foundation
import StoreSupport

/// A parameter on its way into a statement; always binary, so never escaped or quoted.
struct PostgresParameter {
    /// The number PostgreSQL knows the type by; 0 leaves it to the statement, and where nothing tells, that says `$1::bytea`.
    let type: UInt32
    /// What goes over the wire; `nil` for NULL.
    let wire: Data?

    init(_ value: ColumnValue) {
        switch value {
        case .int(let value):
            (type, wire) = (PostgresType.bigint, withUnsafeBytes(of: value.bigEndian) { Data($0) })
        case .text(let value): (type, wire) = (PostgresType.text, Data(value.utf8))
        case .bytes(let value): (type, wire) = (PostgresType.bytea, value)
        case .null: (type, wire) = (0, nil)
        }
    }

    /// A list, for `= ANY ($1)`, in PostgreSQL's form: dimensions, whether there are NULLs, type of the items, length and first
    /// index; then each with its size.
    init(list items: [Data]) {
        func number(_ value: Int) -> Data { withUnsafeBytes(of: Int32(value).bigEndian) { Data($0) } }
        let head = [1, 0, Int(PostgresType.bytea), items.count, 1].map(number)
        type = PostgresType.byteaArray
        wire = items.reduce(into: head.reduce(Data(), +)) { $0 += number($1.count) + $1 }
    }
}

/// The types this program reads and writes, by the numbers of PostgreSQL's catalogue (stable since ever).
enum PostgresType {
    static let boolean: UInt32 = 16
    static let bytea: UInt32 = 17
    static let name: UInt32 = 19
    static let bigint: UInt32 = 20
    static let smallint: UInt32 = 21
    static let integer: UInt32 = 23
    static let text: UInt32 = 25
    static let byteaArray: UInt32 = 1001
    static let varchar: UInt32 = 1043
    static let void: UInt32 = 2278
}
