/// What is filled in for one field. In JSON: `"f"`, `["sex","crim"]` or `17`.
public enum CaseAnswer: Equatable, Sendable, Codable {
    case one(Code)
    case several([Code])
    /// Whole years of age.
    case years(Int)

    public var codes: [Code] {
        switch self {
        case .one(let code): [code]
        case .several(let codes): codes
        case .years: []
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = .years(try container.decode(Int.self))
        } catch DecodingError.typeMismatch {
            do {
                self = .one(try container.decode(Code.self))
            } catch DecodingError.typeMismatch {
                self = .several(try container.decode([Code].self))
            }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .one(let code): try container.encode(code)
        case .several(let codes): try container.encode(codes)
        case .years(let years): try container.encode(years)
        }
    }
}
