import HelplineCore

/// Hands the published numbers of a year out to its invented people: each to exactly as many, in an order that was shuffled.
struct PublishedQuotas {
    private var forms: [String]
    private var own: [Bool]
    private var ages: [ClosedRange<Int>]
    private var longer: [Bool]
    private var several: [Bool]
    private var parents: [Bool]
    private var first: [Bool]

    init(_ year: PublishedYear, _ generator: inout SeededGenerator) {
        func deck<Card>(_ cards: [(Card, Int)], of size: Int, else rest: Card) -> [Card] {
            var deck = cards.flatMap { Array(repeating: $0.0, count: $0.1) }
            deck += Array(repeating: rest, count: max(0, size - deck.count))
            return deck.shuffled(using: &generator)
        }
        forms = deck(year.forms.map { ($0.key, $0.value) }, of: year.counted, else: "both")
        own = deck([(true, year.own)], of: year.counted, else: false)
        ages =
            year.minors == 0
            ? [] : deck([(12...15, year.to15), (16...17, year.minors - year.to15)], of: year.own, else: 18...29)
        func some(_ count: Int) -> [Bool] { count == 0 ? [] : deck([(true, count)], of: year.own, else: false) }
        longer = some(year.longerThanAYear)
        several = some(year.severalPerpetrators)
        parents = some(year.byParent)
        first = some(year.firstDisclosure)
    }

    /// Changes what was invented of one person where something was published.
    mutating func apply(to answers: inout [FieldKey: CaseAnswer], _ generator: inout SeededGenerator) {
        let isOwn = own.popLast() ?? true
        answers[.role] = .one(isOwn ? "self" : "bystander")
        answers["bystander_relation"] = isOwn ? nil : .one("friend")
        answers[.seenBefore] = .one(generator.next() % 14 == 0 ? .unknown : "no")
        answers[.consent] = .one("yes")
        let form = forms.popLast() ?? "both"
        answers["form"] = form == "both" ? .several(["sex", "crim"]) : .several([Code(rawValue: form)])
        guard isOwn else { return }
        if let age = ages.popLast() { answers[.age] = .years(Int.random(in: age, using: &generator)) }
        if let isLonger = longer.popLast() {
            let codes: [Code] = isLonger ? ["y1_2", "y2_5", "gte5"] : ["lt1", "lt1", .unknown]
            answers["duration"] = codes.randomElement(using: &generator).map { .one($0) }
        }
        if let isSeveral = several.popLast() { answers["perpetrator_count"] = .one(isSeveral ? "more" : "one") }
        if let isParent = parents.popLast() { applyParent(isParent, to: &answers, &generator) }
        if let isFirst = first.popLast() {
            answers[.firstDisclosure] = .one(isFirst ? "yes" : "no")
            for key in [FieldKey.knownPolice, .knownCare] where isFirst && answers[key]?.codes == ["yes_this"] {
                answers[key] = .one("no")
            }
        }
    }

    private func applyParent(
        _ isParent: Bool, to answers: inout [FieldKey: CaseAnswer], _ generator: inout SeededGenerator
    ) {
        let rest = (answers[.perpetrator]?.codes ?? []).filter { !["parent", .unknown].contains($0) }
        answers[.perpetrator] = .several(isParent ? ["parent"] + rest : rest.isEmpty ? [.unknown] : rest)
        answers[.parents] = isParent ? .one(generator.next() % 3 == 0 ? "both" : "one") : nil
        // Of those, more than half for longer than two years.
        if isParent && longer.isEmpty { answers["duration"] = .one(generator.next() % 4 < 3 ? "gte5" : "lt1") }
    }
}
