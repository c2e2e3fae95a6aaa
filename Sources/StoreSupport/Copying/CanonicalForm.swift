package import Foundation

/// Values as bytes, alike whichever database they come from; no two lists of values have the same bytes.
///
/// Each value is its kind (0 nothing, 1 an integer, 2 a text, 3 bytes), and then: an integer as eight bytes, the highest first;
/// a text, in UTF-8, and bytes as their number, so written, and themselves.
package enum CanonicalForm {
    package static func bytes(of values: [ColumnValue]) -> Data {
        values.reduce(into: Data()) { bytes, value in
            switch value {
            case .null: bytes.append(0)
            case .int(let value):
                bytes.append(1)
                append(value, to: &bytes)
            case .text(let text): append(2, Data(text.utf8), to: &bytes)
            case .bytes(let content): append(3, content, to: &bytes)
            }
        }
    }

    /// The values again; `nil` when these are not the bytes of any.
    package static func values(in bytes: Data) -> [ColumnValue]? {
        var rest = bytes
        var values: [ColumnValue] = []
        while let kind = rest.popFirst() {
            switch kind {
            case 0: values.append(.null)
            case 1:
                guard let number = number(from: &rest) else { return nil }
                values.append(.int(number))
            case 2, 3:
                guard let count = number(from: &rest), (0...Int64(rest.count)).contains(count) else { return nil }
                let content = Data(rest.prefix(Int(count)))
                rest = rest.dropFirst(Int(count))
                values.append(kind == 3 ? .bytes(content) : .text(String(decoding: content, as: UTF8.self)))
            default: return nil
            }
        }
        return values
    }

    private static func append(_ kind: UInt8, _ content: Data, to bytes: inout Data) {
        bytes.append(kind)
        append(Int64(content.count), to: &bytes)
        bytes.append(content)
    }

    private static func append(_ number: Int64, to bytes: inout Data) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func number(from rest: inout Data) -> Int64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return rest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}
