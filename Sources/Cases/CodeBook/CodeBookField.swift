/// One field of the code book.
public struct CodeBookField: Equatable, Sendable, Decodable {
    public enum Kind: String, Sendable, Decodable {
        /// One code.
        case single
        /// Any number of codes.
        case several
        /// One code for each referral, in the same order.
        case perReferral
        /// Whole years, 0 to 120, or a band.
        case age
        /// A code listed here or, from files, the name of an entrance that the organisation has set up.
        case entrance
    }
    /// The field makes sense only when an earlier field holds one of these codes; otherwise it is empty: not applicable.
    public struct Condition: Equatable, Sendable, Decodable {
        public let field: FieldKey
        public let anyOf: [Code]
    }
    /// The earliest and latest age in whole years that is taken for one.
    public static let ages = 0...120

    public let key: FieldKey
    public let label: Wording
    public let kind: Kind
    /// Shown first.
    public let isCore: Bool
    /// Sealed to the team like a note: never stored as codes, never in a table or an export.
    public let isCare: Bool
    public let isRequired: Bool
    public let condition: Condition?
    /// Codes that exclude every other.
    public let exclusive: [Code]
    /// The names under which the field may appear in public tables.
    public let dimensions: [String]
    public let codes: [CodeEntry]

    public func entry(_ code: Code) -> CodeEntry? { codes.first { $0.code == code } }

    private enum Key: String, CodingKey {
        case key, label, kind, core, care, required, condition, exclusive, dimensions, codes
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        key = try container.decode(FieldKey.self, forKey: .key)
        label = try container.decode(Wording.self, forKey: .label)
        kind = try container.decode(Kind.self, forKey: .kind)
        isCore = try container.decodeIfPresent(Bool.self, forKey: .core) ?? false
        isCare = try container.decodeIfPresent(Bool.self, forKey: .care) ?? false
        isRequired = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
        condition = try container.decodeIfPresent(Condition.self, forKey: .condition)
        exclusive = try container.decodeIfPresent([Code].self, forKey: .exclusive) ?? []
        dimensions = try container.decodeIfPresent([String].self, forKey: .dimensions) ?? []
        codes = try container.decode([CodeEntry].self, forKey: .codes)
    }
}
