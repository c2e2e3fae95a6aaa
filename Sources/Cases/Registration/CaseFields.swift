public import Foundation

/// The codes of one case, valid by the code book: only `CaseValidation` makes one, or a store reading back what it kept.
///
/// Care fields are never in it. A field that is absent is not answered yet (in a draft) or not applicable.
public struct CaseFields: Equatable, Sendable {
    public let answers: [FieldKey: CaseAnswer]

    init(valid answers: [FieldKey: CaseAnswer]) { self.answers = answers }

    /// Reads what `stored` wrote; throws when the bytes are no such thing.
    public init(stored: Data) throws {
        let named = try JSONDecoder().decode([String: CaseAnswer].self, from: stored)
        answers = Dictionary(uniqueKeysWithValues: named.map { (FieldKey(rawValue: $0.key), $0.value) })
    }

    /// JSON with sorted keys: two equal cases have equal bytes.
    public func stored() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(Dictionary(uniqueKeysWithValues: answers.map { ($0.key.rawValue, $0.value) }))
    }

    public func codes(_ key: FieldKey) -> [Code] { answers[key]?.codes ?? [] }

    /// Age in whole years, as long as the year is not closed and it is known so exactly.
    public var years: Int? {
        if case .years(let years) = answers[.age] { years } else { nil }
    }

    /// The visitor does not want to be counted: nothing of this may be kept.
    public var isObjected: Bool { codes(.consent).contains(.objected) }

    /// As a closed year keeps it: a band in the place of whole years of age.
    public var banded: CaseFields {
        guard let years else { return self }
        var answers = answers
        answers[.age] = .one(AgeBand.code(for: years))
        return CaseFields(valid: answers)
    }

    /// The band of the age; `unk` when it is not known.
    public var ageBand: Code { years.map(AgeBand.code(for:)) ?? codes(.age).first ?? .unknown }
}
