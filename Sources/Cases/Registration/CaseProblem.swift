/// One thing that is wrong with a case, as a sentence that says what to change.
public struct CaseProblem: Equatable, Sendable, Codable {
    public let field: FieldKey
    public let nl: String
    public let en: String

    public init(_ field: FieldKey, nl: String, en: String) {
        self.field = field
        self.nl = nl
        self.en = en
    }
}

/// A case that is refused, with everything that is wrong with it.
public struct InvalidCase: Error, Equatable, Sendable {
    public let problems: [CaseProblem]
    public init(problems: [CaseProblem]) { self.problems = problems }
}
