/// The rules of the code book for one case.
public struct CaseValidation: Sendable {
    public let book: CodeBook
    /// Names that may stand for an entrance beside the book's codes.
    private let entrances: Set<Code>

    public init(_ book: CodeBook, entrances: Set<Code> = []) {
        self.book = book
        self.entrances = entrances
    }

    /// The case in its one canonical form, or everything that is wrong with it.
    ///
    /// A visitor who objected leaves nothing but that: her other answers are dropped unread.
    public func check(_ answers: [FieldKey: CaseAnswer], as registration: Registration) throws(InvalidCase)
        -> CaseFields
    {
        if answers[.consent]?.codes == [.objected] { return CaseFields(valid: [.consent: .one(.objected)]) }
        var problems: [CaseProblem] = []
        var valid: [FieldKey: CaseAnswer] = [:]
        for key in answers.keys.sorted(by: { $0.rawValue < $1.rawValue }) where book.field(key) == nil {
            problems.append(.unknownField(key))
        }
        for field in book.fields {
            let reading = FieldReading(field: field, registration: registration, entrances: entrances)
            let answer: CaseAnswer?
            switch reading.read(answers[field.key]) {
            case .failure(let found):
                problems += found.problems
                continue
            case .success(let read): answer = read
            }
            if let condition = field.condition,
                Set(valid[condition.field]?.codes ?? []).isDisjoint(with: condition.anyOf)
            {
                // "Not known" where nothing was to be known says no more than the empty field.
                if let answer, answer.codes.contains(where: { $0 != .unknown }) {
                    problems.append(.conditionNotMet(field, book.field(condition.field)))
                }
                continue
            }
            let count = field.kind == .perReferral ? valid[.referral]?.codes.count : nil
            guard let answer = answer ?? reading.whenEmpty(referrals: count) else { continue }
            if let count, answer.codes.count != count { problems.append(.unequalLength(field, referrals: count)) }
            valid[field.key] = answer
        }
        problems += contradictions(in: valid)
        if registration.needsRequiredFields {
            for field in book.fields where field.isRequired && (answers[field.key]?.codes ?? []).isEmpty {
                problems.append(.required(field))
            }
        }
        guard problems.isEmpty else { throw InvalidCase(problems: problems) }
        for field in book.careFields { valid[field.key] = nil }
        return CaseFields(valid: valid)
    }

    /// The contradictions between fields that no condition expresses.
    private func contradictions(in valid: [FieldKey: CaseAnswer]) -> [CaseProblem] {
        guard valid[.firstDisclosure]?.codes == ["yes"] else { return [] }
        return [FieldKey.knownPolice, .knownCare].filter { valid[$0]?.codes == ["yes_this"] }
            .compactMap { book.field($0) }.map(CaseProblem.knownBefore)
    }
}
