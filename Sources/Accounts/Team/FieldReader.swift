import Foundation

/// Reads the length-prefixed `fields(…)` of docs/protocol.md; whatever does not fit exactly is refused.
struct FieldReader {
    /// No field of a statement is longer: a key has 65 bytes.
    static let longestField = 256

    private var rest: Data.SubSequence

    init(_ bytes: Data) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func field() -> Data? {
        guard let length = number(ofBytes: 4), length <= UInt64(Self.longestField), rest.count >= Int(length) else {
            return nil
        }
        defer { rest = rest.dropFirst(Int(length)) }
        return Data(rest.prefix(Int(length)))
    }

    mutating func text() -> String? {
        field().flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// A `u64` field whose value is at most 2^53 - 1: beyond it a browser cannot count, and would refuse the list.
    mutating func number() -> Int? {
        guard let bytes = field(), bytes.count == 8 else { return nil }
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value < 1 << 53 ? Int(value) : nil
    }

    private mutating func number(ofBytes count: Int) -> UInt64? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
}
