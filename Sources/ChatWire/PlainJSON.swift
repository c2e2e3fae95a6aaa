/// Reads JSON of the plainest kind from the front: text in ASCII without escapes, whole numbers, no blanks. Each of its questions
/// gives nothing where the bytes are anything else.
struct PlainJSON {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }

    /// What stands between two quotation marks.
    mutating func string() -> UnsafeRawBufferPointer? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                return UnsafeRawBufferPointer(rebasing: bytes[start..<(place - 1)])
            }
            guard (0x20..<0x7f).contains(byte), byte != UInt8(ascii: "\\") else { return nil }
            place += 1
        }
        return nil
    }

    /// Digits without a leading zero, at most fifteen.
    mutating func number() -> Int64? {
        let start = place
        var value: Int64 = 0
        while place < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[place] {
            value = value * 10 + Int64(bytes[place] - UInt8(ascii: "0"))
            place += 1
            guard place - start <= 15 else { return nil }
        }
        guard place > start, bytes[start] != UInt8(ascii: "0") || place == start + 1 else { return nil }
        return value
    }
}
