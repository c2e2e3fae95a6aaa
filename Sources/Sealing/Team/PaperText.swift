import Foundation

/// 32 bytes and the first 4 of their SHA-256 as 58 characters of Crockford's base32 (no I, L, O, U), most significant
/// bit first, two zero bits at the end, in groups of four.
enum PaperText {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 58

    static func text(_ bytes: Data) -> String {
        let whole = bytes + Derivation.sha256(bytes).prefix(4)
        let bits: [Int] = whole.flatMap { byte in (0..<8).map { Int(byte) >> (7 - $0) & 1 } } + [0, 0]
        let characters = stride(from: 0, to: bits.count, by: 5).map { start in
            alphabet[bits[start..<start + 5].reduce(0) { $0 << 1 | $1 }]
        }
        return stride(from: 0, to: length, by: 4)
            .map { String(characters[$0..<min($0 + 4, length)]) }.joined(separator: " ")
    }

    static func bytes(_ text: String) throws(SealRefused) -> Data {
        let plain = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        let values = plain.map { character -> Int in
            switch character {
            case "I", "L": 1
            case "O": 0
            default: alphabet.firstIndex(of: character) ?? -1
            }
        }
        try require(values.count == length && values.allSatisfy { $0 >= 0 }, .kit)
        let bits = values.flatMap { value in (0..<5).map { UInt8(value >> (4 - $0) & 1) } }
        try require(bits.suffix(2).allSatisfy { $0 == 0 }, .kit)
        let whole = stride(from: 0, to: 288, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | $1 }
        }
        let bytes = Data(whole.prefix(32))
        try require(Derivation.sha256(bytes).prefix(4) == Data(whole.suffix(4)), .kit)
        return bytes
    }
}
