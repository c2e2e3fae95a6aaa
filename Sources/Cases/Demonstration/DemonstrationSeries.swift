import HelplineCore

/// Invented years before 2021 of which the published figures come out: for reports that compare. No person in it is real; what was
/// not published is drawn as in any invented year.
public struct DemonstrationSeries: Sendable {
    public static let years = PublishedYear.all.map(\.year)
    /// Visitors of other topics beside them.
    private static let others = 150

    private let book: CodeBook
    private let seed: UInt64

    public init(book: CodeBook, seed: UInt64 = 273) {
        self.book = book
        self.seed = seed
    }

    /// The cases of a year; none of a year that is not in the series. Throws only when the code book no longer has a code that is
    /// drawn here.
    public func cases(in year: Int) throws(InvalidCase) -> [ImportedCase] {
        guard let published = PublishedYear.all.first(where: { $0.year == year }) else { return [] }
        var generator = SeededGenerator(seed: seed &+ UInt64(year))
        let invented = DemonstrationCases(book: book)
        let validation = CaseValidation(book)
        var quotas = PublishedQuotas(published, &generator)
        var cases: [ImportedCase] = []
        for place in 0..<(published.counted + Self.others) {
            let isCounted = place < published.counted
            let number = CaseNumber(bits: generator.next())
            guard let quarter = CaseQuarter(year: year, quarter: Int(generator.next() % 4) + 1) else { return [] }
            var answers = invented.answers(about: isCounted ? "th" : "domestic", &generator)
            if isCounted { quotas.apply(to: &answers, &generator) }
            cases.append(
                ImportedCase(number: number, quarter: quarter, fields: try validation.check(answers, as: .imported)))
        }
        return cases
    }
}
