import Cases
import Foundation
import HelplineCore
import Reporting
import Testing

/// A later version of the code book says some words otherwise and has a code more. What was registered before means what it meant.
@Suite struct SecondCodeBookContract {
    /// The current one with another label for a form of exploitation, and a form that the law got later.
    private static func second() throws -> CodeBook {
        let text = String(decoding: try CodeBook.current().json, as: UTF8.self)
            .replacing("\"version\": 1,", with: "\"version\": 2,", maxReplacements: 1)
            .replacing("\"nl\": \"arbeidsuitbuiting\", \"en\": \"labour exploitation\"", with: labels)
            .replacing(oth, with: added + ", " + oth, maxReplacements: 1)
        return try CodeBook(json: Data(text.utf8))
    }
    private static let labels = "\"nl\": \"uitbuiting door werk\", \"en\": \"exploitation by work\""
    private static let oth = "{\"code\": \"oth\", \"label\": {\"nl\": \"andere vorm\""
    private static let added = """
        {"code": "fertile", "label": {"nl": "gedwongen eiceldonatie", "en": "forced egg donation"}, "validFrom": "2027-01-01"}
        """

    private static let later: [FieldKey: CaseAnswer] = [
        .role: .one("self"), .topic: .several(["th"]), .seenBefore: .one("no"), "form": .several(["fertile"]),
    ]

    private func people(_ counts: YearCounts) -> [Population: [String: [String: Int]]] {
        counts.populations.mapValues { population in
            Dictionary(
                uniqueKeysWithValues: population.dimensions.map { dimension in
                    (dimension.name, Dictionary(uniqueKeysWithValues: dimension.classes.map { ($0.code, $0.count) }))
                })
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was registered before means what it meant, and what came out stays as it is`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runCases { _, first in
            let plan = try PublicationPlan.current()
            _ = try await first.imports(try CaseStores.file2021())
            let before = try await first.counts.counts(of: 2021, in: plan.dimensions, crossed: plan.crossed)
            let second = first.reading(try Self.second())
            // The same file once more brings nobody twice, whatever its words are called now.
            #expect(try await second.imports(try CaseStores.file2021()).new == 0)
            try await first.publishes(try await first.release(of: 2021))
            let published = try await first.ledger.releases()

            let after = try await second.counts.counts(of: 2021, in: plan.dimensions, crossed: plan.crossed)

            #expect(second.book.version == 2)
            #expect(second.book.field("form")?.entry("lab")?.label.en == "exploitation by work")
            #expect(after.codeBook == 2)
            #expect(people(after) == people(before))
            #expect(people(after)[.counted]?["form"]?["sex"] == 278, "the premise: something was counted")
            #expect(try await second.ledger.releases() == published)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a code that came later is taken by the later book only, and counted in the class that takes the rest`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runCases { _, first in
            let second = first.reading(try Self.second())
            #expect(throws: InvalidCase.self) { try CaseValidation(first.book).check(Self.later, as: .imported) }
            let row = ImportedCase(
                number: CaseNumber(bits: 1), quarter: CaseQuarter(year: 2027, quarter: 1)!,
                fields: try CaseValidation(second.book).check(Self.later, as: .imported))
            let lines = [CaseFile.header(second.book), CaseFile.row(row, book: second.book)]

            _ = try await second.imports(lines.map(CSVWriter.line).joined().utf8)

            let counts = try await second.counts.counts(of: 2027, in: ["form"], crossed: [])
            #expect(people(counts)[.own] == ["form": ["sex": 0, "crim": 0, "both": 0, "other": 1]])
        }
    }
}
