import CbcSolver
import Cases
import DisclosureControl
import Foundation
import HelplineCore
import Reporting
import TestSupport
import Testing

@Suite struct CaseCountsContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `the report over 2021 comes out as it was published`(database: DatabaseUnderTest) async throws {
        try await database.runCases { _, cases in
            _ = try await cases.imports(try CaseStores.file2021())
            let plan = try PublicationPlan.current()

            let counts = try await cases.counts.counts(of: 2021, in: plan.dimensions, crossed: plan.crossed)

            let report = try YearReport(counts, by: plan, solver: CbcSolver())

            func count(_ table: String, _ code: String) -> Int? {
                report.tables.first { $0.name == table }?.rows.first { $0.codes == [code] }?.value.count
            }
            #expect(report.counted == 314)
            #expect(count("role", "self") == 285)
            #expect(count("role", "bystander") == 29)
            #expect(count("form", "sex") == 278)
            #expect(count("form", "crim") == 15)
            #expect(count("form", "both") == 21)
            #expect(count("form", "other") == 0)
            #expect(
                report.tables.first { $0.name == "age_majority" }?.rows.first { $0.codes == ["minor"] }?.percentage
                    == 40)
            #expect(report.meanAge == 21)
            #expect(report.visitors > report.counted)
            #expect(report.tables.count { $0.columns.count == 2 } == 4)
            #expect(report.proof.exact == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `every person is in one class of every dimension`(database: DatabaseUnderTest) async throws {
        try await database.runCases { _, cases in
            _ = try await cases.imports(try CaseStores.file2021())

            let counts = try await cases.counts.counts(of: 2021, in: cases.book.dimensions.map(\.name), crossed: [])

            for population in counts.populations.values {
                #expect(population.dimensions.count == cases.book.dimensions.count)
                for dimension in population.dimensions {
                    #expect(dimension.classes.reduce(0) { $0 + $1.count } == population.total, "\(dimension.name)")
                }
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `drafts and other years are not counted`(database: DatabaseUnderTest) async throws {
        try await database.runCases { chat, cases in
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            try await cases.keeps(try cases.record(1, isFinal: false), of: .ada)
            #expect(try await cases.visitors() == 0)

            try await cases.keeps(try cases.record(2), of: .ada)

            #expect(try await cases.visitors() == 1)
            #expect(try await cases.visitors(in: 2025) == 0)
        }
    }
}
