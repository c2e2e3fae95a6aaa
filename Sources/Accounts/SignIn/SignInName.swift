/// The name somebody signs in with: 3 to 32 of the letters a-z and A-Z, digits, dot, underscore and hyphen.
public struct SignInName: Hashable, Sendable, CustomStringConvertible {
    /// As it was chosen.
    public let text: String

    /// `nil` when the length or a character does not fit.
    public init?(_ text: String) {
        guard (3...32).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// The same for names that differ in case only; what makes a name unique.
    public var key: String { text.lowercased() }
    public var description: String { text }

    public static func == (a: Self, b: Self) -> Bool { a.key == b.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
