import HelplineCore

/// An invented year of cases, for a demonstration: no person, no real figure, the same for the same seed.
public struct DemonstrationCases: Sendable {
    private let validation: CaseValidation
    private let seed: UInt64

    public init(book: CodeBook, seed: UInt64 = 273) {
        validation = CaseValidation(book)
        self.seed = seed
    }

    /// `count` cases spread over the year. Throws only when the code book no longer has a code that is drawn here.
    public func cases(_ count: Int, in year: Int) throws(InvalidCase) -> [ImportedCase] {
        var generator = SeededGenerator(seed: seed)
        var cases: [ImportedCase] = []
        while cases.count < count {
            let number = CaseNumber(bits: generator.next())
            guard let quarter = CaseQuarter(year: year, quarter: Int(generator.next() % 4) + 1) else { return [] }
            let fields = try validation.check(answers(&generator), as: .imported)
            cases.append(ImportedCase(number: number, quarter: quarter, fields: fields))
        }
        return cases
    }

    private func answers(_ generator: inout SeededGenerator) -> [FieldKey: CaseAnswer] {
        answers(about: nil, &generator)
    }

    /// - Parameter topic: `nil`: any.
    func answers(about topic: Code?, _ generator: inout SeededGenerator) -> [FieldKey: CaseAnswer] {
        typealias Lots = DemonstrationLots
        var answers: [FieldKey: CaseAnswer] = [:]
        func one(_ key: FieldKey, _ lot: Lot) { answers[key] = .one(lot.draw(&generator)) }
        func several(_ key: FieldKey, _ lot: Lot, atMost: UInt64) {
            answers[key] = .several(lot.draw(atMost: atMost, alone: Lots.alone, &generator))
        }
        one(.role, Lots.role)
        several(.topic, Lots.topic, atMost: 1)
        if let topic { answers[.topic] = .several([topic]) }
        one(.seenBefore, Lots.seenBefore)
        one("language", Lots.language)
        one(.consent, Lots.consent)
        several("help_question", Lots.helpQuestion, atMost: 3)
        referrals(&answers, &generator)
        if answers[.role]?.codes == ["bystander"] { one("bystander_relation", Lots.relation) }
        guard answers[.topic]?.codes == ["th"] else { return answers }
        several("form", Lots.form, atMost: 1)
        if answers["form"]?.codes == ["sex"], generator.next() % 12 == 0 {
            answers["form"] = .several(["sex", "crim"])
        }
        several("platform", Lots.platform, atMost: 2)
        one("state", Lots.state)
        one("duration", Lots.duration)
        one("border", Lots.border)
        answers[.age] = .years(age(&generator))
        one("age_start", Lots.ageStart)
        one("gender", Lots.gender)
        several(.perpetrator, Lots.perpetrator, atMost: 2)
        if answers[.perpetrator]?.codes.contains("parent") == true { one(.parents, Lots.parents) }
        one("perpetrator_count", Lots.count)
        several("recruitment", Lots.recruitment, atMost: 2)
        several("control", Lots.control, atMost: 3)
        one(.firstDisclosure, Lots.firstDisclosure)
        for key in [FieldKey.knownPolice, .knownCare] {
            one(key, Lots.known)
            let contradicts = answers[.firstDisclosure]?.codes == ["yes"] && answers[key]?.codes == ["yes_this"]
            if contradicts { answers[key] = .one("no") }
        }
        one("willingness", Lots.willingness)
        one("disclosure", Lots.disclosure)
        one("comensha", Lots.comensha)
        return answers
    }

    private func referrals(_ answers: inout [FieldKey: CaseAnswer], _ generator: inout SeededGenerator) {
        let referrals = DemonstrationLots.referral.draw(atMost: 2, alone: DemonstrationLots.alone, &generator)
        answers[.referral] = .several(referrals)
        if referrals == [.none] { return }
        answers["referral_mode"] = .several(referrals.map { _ in DemonstrationLots.mode.draw(&generator) })
        answers["referral_outcome"] = .several(referrals.map { _ in DemonstrationLots.outcome.draw(&generator) })
    }

    /// Mostly 14 to 25, with a long tail: the sum of a few small draws.
    private func age(_ generator: inout SeededGenerator) -> Int {
        let base = 11 + Int(generator.next() % 8) + Int(generator.next() % 8)
        return generator.next() % 6 == 0 ? base + Int(generator.next() % 28) : base
    }
}
