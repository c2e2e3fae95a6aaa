/// The key of a case: 64 random bits, so that no order of registration can be read from it.
public struct CaseNumber: Hashable, Sendable, CustomStringConvertible {
    public let bits: UInt64

    public init(bits: UInt64) { self.bits = bits }

    /// `nil` unless `text` is 16 hexadecimal digits in lower case.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 16, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let bits = UInt64(text, radix: 16)
        else { return nil }
        self.bits = bits
    }

    /// A fresh one from the system's random source; called at the edges only.
    public static func random() -> CaseNumber {
        var source = SystemRandomNumberGenerator()
        return CaseNumber(bits: source.next())
    }

    public var description: String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
