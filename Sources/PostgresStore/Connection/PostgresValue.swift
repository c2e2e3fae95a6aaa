package import Foundation

/// A parameter on its way into a statement, or a column on its way out; always binary, so never escaped or quoted.
package enum PostgresValue: Equatable, Sendable {
    /// `bigint`, also for times in milliseconds and for what SQLite keeps as a number.
    case int(Int64)
    /// `text`, without NUL.
    case text(String)
    /// `bytea`.
    case bytes(Data)
    case bool(Bool)
    /// `bytea[]`, only as a parameter: for `= ANY ($1)`.
    case list([Data])
    /// Its type is what the statement makes of it; where nothing tells, the statement says `$1::bytea`.
    case null

    package init(_ value: some BinaryInteger) { self = .int(Int64(value)) }
    package init(_ value: (some BinaryInteger)?) { self = value.map { .int(Int64($0)) } ?? .null }
    package init(_ value: String?) { self = value.map(Self.text) ?? .null }
    package init(_ value: Data?) { self = value.map(Self.bytes) ?? .null }

    /// The number PostgreSQL knows the type by; 0 leaves it to the statement.
    var type: UInt32 {
        switch self {
        case .int: PostgresType.bigint
        case .text: PostgresType.text
        case .bytes: PostgresType.bytea
        case .bool: PostgresType.boolean
        case .list: PostgresType.byteaArray
        case .null: 0
        }
    }

    /// What goes over the wire; `nil` for NULL.
    var wire: Data? {
        switch self {
        case .int(let value): withUnsafeBytes(of: value.bigEndian) { Data($0) }
        case .text(let value): Data(value.utf8)
        case .bytes(let value): value
        case .bool(let value): Data([value ? 1 : 0])
        case .list(let items): Self.array(items)
        case .null: nil
        }
    }

    /// PostgreSQL's form of a list: dimensions, whether there are NULLs, type of the items, length and first index; then
    /// each with its size.
    private static func array(_ items: [Data]) -> Data {
        func number(_ value: Int) -> Data { withUnsafeBytes(of: Int32(value).bigEndian) { Data($0) } }
        let head = [1, 0, Int(PostgresType.bytea), items.count, 1].map(number)
        return items.reduce(into: head.reduce(Data(), +)) { $0 += number($1.count) + $1 }
    }
}

extension PostgresValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
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
