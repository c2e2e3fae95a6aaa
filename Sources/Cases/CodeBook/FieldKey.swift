/// The name of one field of the code book, as it stands in files and in JSON.
public struct FieldKey: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }
}

/// The fields that rules speak about; all others are data only.
extension FieldKey {
    public static let role: FieldKey = "role"
    public static let door: FieldKey = "door"
    public static let topic: FieldKey = "topic"
    public static let seenBefore: FieldKey = "seen_before"
    public static let age: FieldKey = "age"
    public static let perpetrator: FieldKey = "perpetrator"
    public static let parents: FieldKey = "parents"
    public static let firstDisclosure: FieldKey = "first_disclosure"
    public static let knownPolice: FieldKey = "known_police"
    public static let knownCare: FieldKey = "known_care"
    public static let willingness: FieldKey = "willingness"
    public static let referral: FieldKey = "referral"
    public static let referralOutcome: FieldKey = "referral_outcome"
    public static let consent: FieldKey = "consent"
}
