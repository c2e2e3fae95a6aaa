/// A case as it is kept.
public struct CaseRecord: Equatable, Sendable {
    /// Counts every change from 1; compare-and-set on it keeps autosave from doubling or overwriting.
    public let version: Int
    public let fields: CaseFields
    /// Whether the registration is done; a draft is never counted.
    public let isFinal: Bool

    public init(version: Int, fields: CaseFields, isFinal: Bool) {
        self.version = version
        self.fields = fields
        self.isFinal = isFinal
    }
}
