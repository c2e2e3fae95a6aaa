/// How a field folds into the classes of a public table. The classes exclude each other and the last takes everybody else, so
/// that every person is in exactly one.
public struct Dimension: Equatable, Sendable, Decodable {
    public struct Class: Equatable, Sendable, Decodable {
        public let code: String
        public let label: Wording
        /// The person has at least one of these codes.
        public let anyOf: [Code]
        /// The person has all of these codes.
        public let allOf: [Code]
        /// Stands for one class per code that occurs (entrances, which each organisation names itself).
        public let isEach: Bool

        var isResidual: Bool { anyOf.isEmpty && allOf.isEmpty }

        private enum Key: String, CodingKey { case code, label, anyOf, allOf, each }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            code = try container.decode(String.self, forKey: .code)
            label = try container.decode(Wording.self, forKey: .label)
            anyOf = try container.decodeIfPresent([Code].self, forKey: .anyOf) ?? []
            allOf = try container.decodeIfPresent([Code].self, forKey: .allOf) ?? []
            isEach = try container.decodeIfPresent(Bool.self, forKey: .each) ?? false
        }
    }

    public let name: String
    public let field: FieldKey
    public let label: Wording
    public let classes: [Class]

    /// The code of the class this person is in: the first that fits.
    public func classCode(of fields: CaseFields) -> String {
        let held = Set(field == .age ? [fields.ageBand] : fields.codes(field))
        for each in classes where !each.isResidual {
            if each.allOf.isEmpty ? !held.isDisjoint(with: each.anyOf) : held.isSuperset(of: each.allOf) {
                return each.code
            }
        }
        guard let residual = classes.last else { return Code.unknown.rawValue }
        return residual.isEach ? (held.first ?? .unknown).rawValue : residual.code
    }
}
