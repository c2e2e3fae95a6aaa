import Foundation

extension Data {
    /// Lower-case hexadecimal digits.
    var hexadecimal: String {
        String(unsafeUninitializedCapacity: count * 2) { text in
            for (place, digit) in flatMap({ [$0 >> 4, $0 & 15] }).enumerated() {
                text[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            }
            return count * 2
        }
    }

    /// `nil` unless the text is an even number of hexadecimal digits.
    init?(hexadecimal text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}
