import Foundation

/// A value inside `fields`: bytes, UTF-8 text or a number (`u64`).
protocol FieldValue {
    var fieldBytes: Data { get }
}

extension Data: FieldValue {
    var fieldBytes: Data { self }
}

extension String: FieldValue {
    var fieldBytes: Data { Data(utf8) }
}

extension Int: FieldValue {
    var fieldBytes: Data { bigEndianBytes(UInt64(bitPattern: Int64(self))) }
}

/// Length-prefixed fields (docs/protocol.md, "Notation"): no two lists of fields give the same bytes.
enum Fields {
    /// The largest number both sides can hold: 2^53 - 1.
    static let largestNumber = 9_007_199_254_740_991

    static func joined(_ values: [any FieldValue]) -> Data {
        values.reduce(into: Data()) { bytes, value in
            let field = value.fieldBytes
            bytes += bigEndianBytes(UInt32(truncatingIfNeeded: field.count))
            bytes += field
        }
    }

    /// The fields again; `malformed` when a length does not fit.
    static func split(_ bytes: Data) throws(SealRefused) -> [Data] {
        var rest = [UInt8](bytes)[...]
        var found: [Data] = []
        while !rest.isEmpty {
            try require(rest.count >= 4, .malformed)
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            try require(rest.count >= length, .malformed)
            found.append(Data(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return found
    }

    static func number(_ bytes: Data) throws(SealRefused) -> Int {
        try require(bytes.count == 8, .malformed)
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int(exactly: value), number <= largestNumber else { throw SealRefused(.malformed) }
        return number
    }

    static func text(_ bytes: Data) throws(SealRefused) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SealRefused(.malformed) }
        return text
    }
}

/// Additional data of one kind of sealed thing: `fields("lichtpunt/1", kind, …)`.
func additionalData(_ kind: String, _ rest: any FieldValue...) -> Data {
    Fields.joined(["lichtpunt/1", kind] + rest)
}

private func bigEndianBytes(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.bigEndian) { Data($0) }
}
