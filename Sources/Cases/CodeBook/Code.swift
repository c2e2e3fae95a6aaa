/// One code of a field: what is kept instead of words.
public struct Code: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }

    /// Not known, or not asked.
    public static let unknown: Code = "unk"
    public static let none: Code = "none"
    /// The visitor does not want to be counted.
    public static let objected: Code = "objected"
}
