import Cases
import Foundation
import Testing

@Suite struct CaseValidationTests {
    private let validation: CaseValidation
    /// A registration that nothing is wrong with.
    private let sound: [FieldKey: CaseAnswer] = [
        .role: .one("self"), .topic: .several(["th"]), "form": .several(["sex"]), .age: .years(17),
        .perpetrator: .several(["lover"]), .referral: .several(["police", "gp"]),
        "referral_mode": .several(["warm", "cold"]), "referral_outcome": .several(["accepted", "arrived"]),
    ]

    init() throws { validation = CaseValidation(try CodeBook.current()) }

    private func sound(but changes: [FieldKey: CaseAnswer?]) -> [FieldKey: CaseAnswer] {
        var answers = sound
        for (key, answer) in changes { answers[key] = answer }
        return answers
    }

    private func problems(_ changes: [FieldKey: CaseAnswer?], as registration: Registration = .final) -> [CaseProblem] {
        do {
            _ = try validation.check(sound(but: changes), as: registration)
            return []
        } catch { return error.problems }
    }

    @Test func `a sound registration is taken, and what was not asked becomes unknown`() throws {
        let fields = try validation.check(sound, as: .final)

        #expect(fields.codes("form") == ["sex"])
        #expect(fields.years == 17)
        #expect(fields.codes("duration") == [.unknown])
        #expect(fields.codes("platform") == [.unknown])
    }

    @Test func `what does not apply stays empty`() throws {
        let fields = try validation.check(
            sound(but: [.referral: .several([.none]), "referral_mode": nil, "referral_outcome": nil]), as: .final)

        #expect(fields.answers[.parents] == nil)
        #expect(fields.answers["bystander_relation"] == nil)
        #expect(fields.answers["referral_mode"] == nil)
    }

    @Test func `a draft may be empty, and stays so`() throws {
        #expect(try validation.check([:], as: .draft).answers.isEmpty)
    }

    @Test func `a final registration needs role and topic`() {
        #expect(problems([.role: nil]).map(\.field) == [.role])
        #expect(problems([.topic: .several([])]).map(\.field) == [.topic])
        #expect(problems([.role: nil, .topic: nil], as: .draft).isEmpty)
    }

    @Test(arguments: [Registration.draft, .final])
    func `an unknown code is refused with what is allowed`(registration: Registration) throws {
        let problem = try #require(problems(["state": .one("later")], as: registration).first)

        #expect(problem.field == "state")
        #expect(problem.nl.contains("now, past, threat, unk"))
        #expect(problem.en.contains("Allowed: now, past, threat, unk"))
    }

    @Test(arguments: [Registration.draft, .final])
    func `an unknown field is refused`(registration: Registration) {
        #expect(problems(["story": .one("no")], as: registration).map(\.field) == ["story"])
    }

    @Test(
        arguments: [
            ("form", ["unk", "sex"]), ("platform", ["none", "social"]), ("referral", ["none", "gp"]),
            ("topic", ["unk", "th"]),
        ] as [(FieldKey, [Code])])
    func `not known and none exclude every other code`(field: FieldKey, codes: [Code]) {
        #expect(problems([field: .several(codes)], as: .draft).contains { $0.field == field })
    }

    @Test func `parents without a parent among the perpetrators are refused`() {
        #expect(problems([.perpetrator: .several(["parent"]), .parents: .one("both")]).isEmpty)
        #expect(problems([.parents: .one("both")]).map(\.field) == [.parents])
    }

    @Test(arguments: [FieldKey.knownPolice, .knownCare])
    func `first told and known for this contradict each other`(field: FieldKey) {
        #expect(problems([.firstDisclosure: .one("yes"), field: .one("yes_other")]).isEmpty)
        #expect(problems([.firstDisclosure: .one("no"), field: .one("yes_this")]).isEmpty)
        #expect(problems([.firstDisclosure: .one("yes"), field: .one("yes_this")]).map(\.field) == [field])
    }

    @Test(arguments: ["referral_mode", "referral_outcome"] as [FieldKey])
    func `there is one mode and one outcome for each referral`(field: FieldKey) {
        #expect(problems([field: .several(["unk"])]).map(\.field) == [field])
        #expect(problems([field: .several(["unk", "unk"])]).isEmpty)
        #expect(problems([.referral: .several([.none])]).map(\.field) == ["referral_mode", "referral_outcome"])
    }

    @Test func `modes keep the order of their referrals`() throws {
        let fields = try validation.check(sound, as: .final)

        #expect(fields.codes(.referral) == ["police", "gp"])
        #expect(fields.codes("referral_mode") == ["warm", "cold"])
    }

    @Test func `the order in which codes were ticked does not matter`() throws {
        let one = try validation.check(sound(but: ["form": .several(["crim", "sex"])]), as: .final)
        let other = try validation.check(sound(but: ["form": .several(["sex", "crim"])]), as: .final)

        #expect(one == other)
    }

    @Test(arguments: [-1, 121])
    func `an age that cannot be is refused`(years: Int) {
        #expect(problems([.age: .years(years)], as: .draft).map(\.field) == [.age])
    }

    @Test func `two codes where one fits, a code twice and a number where none fits are refused`() {
        #expect(problems(["state": .several(["now", "past"])]).map(\.field) == ["state"])
        #expect(problems(["form": .several(["sex", "sex"])]).map(\.field) == ["form"])
        #expect(problems(["state": .years(3)]).map(\.field) == ["state"])
    }

    @Test func `a care field is never taken as codes`() throws {
        for field in validation.book.careFields {
            #expect(problems([field.key: .one(.unknown)], as: .draft).map(\.field) == [field.key])
            #expect(
                try validation.check(sound(but: [field.key: .one(.unknown)]), as: .imported).answers[field.key] == nil)
        }
    }

    @Test func `an entrance is one of the list in the form, and any name in a file`() {
        #expect(problems(["door": .one("school")]).map(\.field) == ["door"])
        #expect(problems(["door": .one("school")], as: .imported).isEmpty)
        #expect(problems(["door": .one("She said that")], as: .imported).map(\.field) == ["door"])
    }

    @Test func `who objects leaves nothing but the objection`() throws {
        let fields = try validation.check(sound(but: [.consent: .one(.objected)]), as: .final)

        #expect(fields.answers == [.consent: .one(.objected)])
        #expect(fields.isObjected)
    }

    @Test func `what is stored is read back the same`() throws {
        for each in try DemonstrationCases(book: validation.book).cases(200, in: 2021) {
            #expect(try CaseFields(stored: each.fields.stored()) == each.fields)
        }
    }
}
