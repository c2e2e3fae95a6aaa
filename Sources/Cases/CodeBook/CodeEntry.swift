/// A code with what it is called, since when it may be used, and what it is in other standards.
public struct CodeEntry: Equatable, Sendable, Decodable {
    public let code: Code
    public let label: Wording
    /// A day (ISO 8601); `nil` means the code book's own.
    public let validFrom: String?
    /// Standard ("htcds", "ctdc") -> field there -> value there.
    public let mappings: [String: [String: String]]
    /// What it stands for when it is read, where that is more or less than what it is written as: standard -> field there -> values
    /// there, `*` for any other.
    public let takes: [String: [String: [String]]]

    private enum Key: String, CodingKey { case code, label, validFrom, mappings, takes }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        code = try container.decode(Code.self, forKey: .code)
        label = try container.decode(Wording.self, forKey: .label)
        validFrom = try container.decodeIfPresent(String.self, forKey: .validFrom)
        mappings = try container.decodeIfPresent([String: [String: String]].self, forKey: .mappings) ?? [:]
        takes = try container.decodeIfPresent([String: [String: [String]]].self, forKey: .takes) ?? [:]
    }
}
