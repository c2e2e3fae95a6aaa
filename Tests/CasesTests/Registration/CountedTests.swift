import Cases
import Testing

@Suite struct CountedTests {
    private func fields(_ changes: [FieldKey: CaseAnswer] = [:]) throws -> CaseFields {
        var answers: [FieldKey: CaseAnswer] = [
            .role: .one("self"), .topic: .several(["th", "sexual"]), .seenBefore: .one("no"),
        ]
        answers.merge(changes) { $1 }
        return try CaseValidation(CodeBook.current()).check(answers, as: .imported)
    }

    @Test(arguments: ["self", "bystander"] as [Code])
    func `victims and bystanders who come for the first time about trafficking are counted`(role: Code) throws {
        #expect(Counted.isAboutTrafficking(try fields([.role: .one(role)])))
        #expect(Counted.isAboutTrafficking(try fields([.role: .one(role), .seenBefore: .one(.unknown)])))
    }

    @Test(
        arguments: [
            [.role: .one("prof")], [.role: .one("offender")], [.role: .one("unk")], [.topic: .one("domestic")],
            [.topic: .one("th_doubt")],
        ] as [[FieldKey: CaseAnswer]])
    func `other roles and topics are visitors, but not counted`(changes: [FieldKey: CaseAnswer]) throws {
        #expect(!Counted.isAboutTrafficking(try fields(changes)))
        #expect(Counted.isVisitor(try fields(changes)))
    }

    @Test(
        arguments: [
            [.seenBefore: .one("this_year")], [.seenBefore: .one("earlier_year")], [.consent: .one("objected")],
        ] as [[FieldKey: CaseAnswer]])
    func `who was seen before or objects is in no figure`(changes: [FieldKey: CaseAnswer]) throws {
        #expect(!Counted.isAboutTrafficking(try fields(changes)))
        #expect(!Counted.isVisitor(try fields(changes)))
    }
}
