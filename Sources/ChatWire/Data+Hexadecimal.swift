import Foundation
import HelplineCore

extension Data {
    /// Lower-case hexadecimal digits.
    var hexadecimal: String {
        String(unsafeUninitializedCapacity: count * 2) { text in
            var place = 0
            for byte in self {
                for digit in [byte >> 4, byte & 15] {
                    text[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                    place += 1
                }
            }
            return count * 2
        }
    }

    /// `nil` unless the text is an even number of hexadecimal digits.
    init?(hexadecimal text: String) {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        self.init(capacity: text.utf8.count / 2)
        var high: UInt8?
        for letter in text.utf8 {
            guard let digit = letter.hexadecimalDigit else { return nil }
            if let first = high { append(first << 4 | digit) }
            high = high == nil ? digit : nil
        }
    }
}
