import Cases

/// A case as the form shows it.
struct CaseReply: Encodable, Sendable {
    let version: Int
    let fields: [String: CaseAnswer]
    let final: Bool
    /// Codes of the field `willingness` at earlier closings and as heard since, oldest first.
    let willingness: [Code]

    init(_ record: CaseRecord) {
        version = record.version
        fields = Dictionary(uniqueKeysWithValues: record.fields.answers.map { ($0.key.rawValue, $0.value) })
        final = record.isFinal
        willingness = record.willingness
    }
}
