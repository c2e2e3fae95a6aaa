public import Foundation

extension Data {
    /// Decodes base64url without padding (RFC 4648 section 5); `nil` for anything else, unused bits that are not zero included.
    public init?(base64URL text: some StringProtocol) {
        guard let bytes = Array(text.utf8).base64URLDecoded else { return nil }
        self.init(bytes)
    }

    /// base64url without padding (RFC 4648 section 5).
    public var base64URL: String {
        withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { text in
                var (place, group, bits) = (0, UInt32(0), 0)
                for byte in bytes {
                    (group, bits) = (group << 8 | UInt32(byte), bits + 8)
                    while bits >= 6 {
                        bits -= 6
                        text[place] = Base64URLAlphabet.letters[Int(group >> UInt32(bits)) & 63]
                        place += 1
                    }
                }
                if bits > 0 {
                    text[place] = Base64URLAlphabet.letters[Int(group << UInt32(6 - bits)) & 63]
                    place += 1
                }
                return place
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

extension [UInt8] {
    fileprivate var base64URLDecoded: [UInt8]? {
        guard count % 4 != 1 else { return nil }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(count * 3 / 4)
        var (group, bits) = (UInt32(0), 0)
        for letter in self {
            let value = Base64URLAlphabet.values[Int(letter)]
            guard value < 64 else { return nil }
            (group, bits) = (group << 6 | UInt32(value), bits + 6)
            if bits >= 8 {
                bits -= 8
                decoded.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        return group & (1 << UInt32(bits) - 1) == 0 ? decoded : nil
    }
}
