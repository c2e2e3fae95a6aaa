/// A case as it is kept.
public struct CaseRecord: Equatable, Sendable {
    /// Counts every change from 1; compare-and-set on it keeps autosave from doubling or overwriting.
    public let version: Int
    public let fields: CaseFields
    /// Whether the registration is done; a draft is never counted.
    public let isFinal: Bool
    /// What the field `willingness` said at earlier closings and what was heard of it since, oldest first; the store keeps it.
    public let willingness: [Code]

    public init(version: Int, fields: CaseFields, isFinal: Bool, willingness: [Code] = []) {
        self.version = version
        self.fields = fields
        self.isFinal = isFinal
        self.willingness = willingness
    }
}
