package import Foundation
package import HelplineCore

/// What a column holds, or a statement's parameter, in the kinds that both databases have. Truths are 0 and 1, times milliseconds.
package enum ColumnValue: Equatable, Sendable {
    case null
    case int(Int64)
    case text(String)
    case bytes(Data)

    package init(_ value: some BinaryInteger) { self = .int(Int64(value)) }
    package init(_ value: (some BinaryInteger)?) { self = value.map { .int(Int64($0)) } ?? .null }
    package init(_ value: Bool) { self = .int(value ? 1 : 0) }
    package init(_ value: String?) { self = value.map(Self.text) ?? .null }
    package init(_ value: Data?) { self = value.map(Self.bytes) ?? .null }
}

extension ColumnValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension Identifier {
    package var column: ColumnValue { .bytes(bytes) }
}

extension SecretDigest {
    package var column: ColumnValue { .bytes(bytes) }
}

extension Timestamp {
    package var column: ColumnValue { .int(milliseconds) }
}
