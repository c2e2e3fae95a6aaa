public import Foundation

extension Data {
    /// Decodes base64url without padding (RFC 4648 section 5); `nil` for anything else, unused bits that are not zero included.
    public init?(base64URL text: some StringProtocol) {
        guard let data = Array(text.utf8).withUnsafeBytes({ Data(base64URLBytes: $0) }) else { return nil }
        self = data
    }

    /// The same from its letters.
    package init?(base64URLBytes text: UnsafeRawBufferPointer) {
        guard text.count % 4 != 1 else { return nil }
        self.init(count: text.count * 3 / 4)
        let isWhole = withUnsafeMutableBytes { (decoded: UnsafeMutableRawBufferPointer) -> Bool in
            var (place, group, bits) = (0, UInt32(0), 0)
            for letter in text {
                let value = Base64URLAlphabet.values[Int(letter)]
                guard value < 64 else { return false }
                (group, bits) = (group << 6 | UInt32(value), bits + 6)
                if bits >= 8 {
                    bits -= 8
                    decoded[place] = UInt8(truncatingIfNeeded: group >> UInt32(bits))
                    place += 1
                }
            }
            return group & (1 << UInt32(bits) - 1) == 0
        }
        guard isWhole else { return nil }
    }

    /// base64url without padding (RFC 4648 section 5).
    public var base64URL: String {
        String(unsafeUninitializedCapacity: base64URLCount) { text in
            writeBase64URL(to: UnsafeMutableRawBufferPointer(text))
            return base64URLCount
        }
    }

    /// Letters of `base64URL`.
    package var base64URLCount: Int { (count * 4 + 2) / 3 }

    /// Writes its letters to the first `base64URLCount` bytes.
    package func writeBase64URL(to text: UnsafeMutableRawBufferPointer) {
        withUnsafeBytes { bytes in
            Base64URLAlphabet.letters.withUnsafeBufferPointer { letters in
                var (place, group, bits) = (0, UInt32(0), 0)
                for byte in bytes {
                    (group, bits) = (group << 8 | UInt32(byte), bits + 8)
                    while bits >= 6 {
                        bits -= 6
                        text[place] = letters[Int(group >> UInt32(bits)) & 63]
                        place += 1
                    }
                }
                if bits > 0 { text[place] = letters[Int(group << UInt32(6 - bits)) & 63] }
            }
        }
    }
}

/// Every message is written in it several times, so it goes byte by byte: through strings it cost a fifth of a delivery.
private enum Base64URLAlphabet {
    static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    /// The value of each byte; 64 where it is no letter.
    static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()
}
