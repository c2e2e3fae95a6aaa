import Cases
import Foundation
import Testing

@Suite struct CodeBookTests {
    @Test func `the code book of the product is sound and has the 37 fields of a case`() throws {
        let book = try CodeBook.current()

        #expect(book.version == 1)
        #expect(book.fields.count == 37)
        #expect(book.fields.first?.key == .role)
        #expect(book.fields.last?.key == .consent)
    }

    @Test func `seven fields are care, and none of them folds into a table`() throws {
        let book = try CodeBook.current()

        let names = book.careFields.map(\.key.rawValue)

        #expect(names == ["sexual_kind", "criminal_kind", "danger", "vulnerability", "children", "origin", "region"])
        #expect(book.dimensions.allSatisfy { dimension in !names.contains(dimension.field.rawValue) })
    }

    @Test func `only role and topic are required`() throws {
        #expect(try CodeBook.current().fields.filter(\.isRequired).map(\.key) == [.role, .topic])
    }

    @Test func `a code keeps its name in other standards`() throws {
        let form = try #require(try CodeBook.current().field("form"))

        #expect(form.entry("sex")?.mappings["htcds"] == ["vic_TypeOfExploitation": "SexualExploitation"])
        #expect(form.entry("lab")?.mappings["ctdc"] == ["isForcedLabour": "1"])
    }

    @Test(arguments: [
        (#""key": "topic""#, #""key": "role""#, CodeBookProblem.repeatedField("role")),
        (#"{"code": "bystander""#, #"{"code": "self""#, .repeatedCode("self", in: "role")),
        (#""nl": "slachtoffer zelf""#, #""nl": """#, .withoutLabel("role.self")),
        (#""anyOf": ["bystander"]}"#, #""anyOf": ["nobody"]}"#, .unknownCode("nobody", in: "bystander_relation")),
        (#"{"field": "role", "any"#, #"{"field": "form", "any"#, .conditionLooksForward("bystander_relation")),
        (#""field": "state""#, #""field": "danger""#, .dimensionWithoutField("state")),
        (#""anyOf": ["nl"]}"#, #""anyOf": ["xx"]}"#, .unknownCode("xx", in: "language")),
    ])
    func `a broken code book is refused with what is wrong`(old: String, new: String, problem: CodeBookProblem) throws {
        let text = String(decoding: try CodeBook.current().json, as: UTF8.self)
        let range = try #require(text.range(of: old))
        let broken = text.replacingCharacters(in: range, with: new)

        #expect(throws: problem) { try CodeBook(json: Data(broken.utf8)) }
    }

    @Test func `every dimension puts everybody in exactly one of its classes`() throws {
        let book = try CodeBook.current()
        let cases = try DemonstrationCases(book: book).cases(300, in: 2021)

        for dimension in book.dimensions {
            let classes = Set(dimension.classes.map(\.code))
            for each in cases {
                let code = dimension.classCode(of: each.fields)
                #expect(
                    classes.contains(code) || dimension.classes.contains(where: \.isEach), "\(dimension.name): \(code)")
            }
        }
    }

    @Test func `forms of exploitation fold into classes that exclude each other`() throws {
        let book = try CodeBook.current()
        let form = try #require(book.dimension(named: "form"))
        func folded(_ codes: [Code]) throws -> String {
            let answers: [FieldKey: CaseAnswer] = [.role: .one("self"), .topic: .one("th"), "form": .several(codes)]
            return form.classCode(of: try CaseValidation(book).check(answers, as: .final))
        }

        #expect(try folded(["sex"]) == "sex")
        #expect(try folded(["crim"]) == "crim")
        #expect(try folded(["sex", "crim"]) == "both")
        #expect(try folded(["lab"]) == "other")
        #expect(try folded([]) == "other")
    }

    @Test(arguments: [
        (0, "to14"), (14, "to14"), (15, "15"), (16, "16-17"), (17, "16-17"), (18, "18-23"), (23, "18-23"), (24, "24+"),
        (120, "24+"),
    ])
    func `an age in years falls in its class`(years: Int, code: String) throws {
        let book = try CodeBook.current()
        let answers: [FieldKey: CaseAnswer] = [.role: .one("self"), .topic: .one("th"), .age: .years(years)]

        let fields = try CaseValidation(book).check(answers, as: .final)

        #expect(book.dimension(named: "age_class")?.classCode(of: fields) == code)
    }
}
