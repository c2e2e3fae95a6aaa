import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

/// A form of exploitation over everybody, and the same over the victims: the bystanders are the difference, though no table has them.
@Suite struct WithoutBystandersTests {
    private let everybody = CellKey(["year": "2021", "topic": "th"])
    private static let form = """
        {"name": "form", "dimension": "form", "over": "counted", "open": ["other"]},
        """
    private static let crossed = """
        {"dimensions": ["form", "age_majority"], "over": "self"}
        """

    private func report(form: String, crossed: String, other: Int = 0) throws -> YearReport {
        let plan = try PublicationPlan(
            json: Data(
                """
                {"version": 7, "threshold": 5, "raisedThreshold": 10, "smallestPercentageBase": 50, "smallestMeanBase": 30,
                 "tables": [
                   {"name": "role", "dimension": "role", "over": "counted"}, \(form)
                   {"name": "age_majority", "dimension": "age_majority", "over": "self", "raised": ["minor"]}],
                 "meanAge": {"over": "self"}, "shares": [], "crossed": [\(crossed)], "made": []}
                """.utf8))
        let people = [
            ["sex", "minor"]: 104, ["sex", "adult"]: 149, ["crim", "minor"]: 4, ["crim", "adult"]: 8,
            ["both", "minor"]: 9, ["both", "adult"]: 11,
        ]
        let counts = YearCounts(
            year: 2021, codeBook: 1, visitors: 1403,
            populations: [
                .counted: PopulationCounts(
                    total: 314, knownAges: 0, sumOfAges: 0,
                    dimensions: [
                        Sample.dimension("role", ["self": 285, "bystander": 29]),
                        Sample.dimension("form", ["sex": 278 - other, "crim": 15, "both": 21, "other": other]),
                    ]),
                .own: PopulationCounts(
                    total: 285, knownAges: 285, sumOfAges: 5985,
                    dimensions: [
                        Sample.dimension("age_majority", ["minor": 117, "adult": 168]),
                        Sample.dimension("form", ["sex": 253, "crim": 12, "both": 20, "other": 0]),
                    ],
                    crossed: [CrossedCounts(dimensions: ["form", "age_majority"], people: people)]),
            ])
        return try YearReport(counts, by: plan, solver: CbcSolver())
    }

    private func tables(_ report: YearReport) throws -> [ReleasedTable] {
        let files = ReportFiles.make(report, assets: try ReportAssets(folder: Sample.assetsFolder))
        return try ReleaseChain.release(of: report, files: files, approval: .nobody(reason: "Test"), after: nil).tables
    }

    @Test func `all less "without bystanders" does not give three of them away`() throws {
        let auditor = Auditor(CbcSolver())
        let alone = try tables(report(form: Self.form, crossed: "")) + tables(report(form: "", crossed: Self.crossed))
        let crim = everybody.with("bystander", in: "role").with("crim", in: "form")
        #expect(
            try auditor.audit(alone).remainders[crim] == CellRange(from: 3, to: 3), "the premise: the attack works")

        let together = try report(form: Self.form, crossed: Self.crossed)
        let audit = try auditor.audit(try tables(together))

        #expect(audit.holds)
        #expect(audit.remainders[crim]?.isAtLeast(10) == true)
        #expect(together.dropped.isEmpty)
        #expect(together.proof.hidden == (try tables(together)).flatMap(\.values).count { $0.value == .hidden })
    }

    @Test func `what is hidden for it is hidden in the crossed table, and the sentences stay`() throws {
        let report = try report(form: Self.form, crossed: Self.crossed)

        #expect(report.headlines.map(\.kind) == [.persons, .form, .majority])
        for table in report.tables where table.columns.count == 1 {
            #expect(table.rows.allSatisfy { $0.value != .hidden }, "\(table.name)")
        }
        let crossed = try #require(report.tables.first { $0.columns.count == 2 })
        #expect(crossed.rows.first { $0.codes == ["crim", nil] }?.value == .hidden)
    }

    @Test func `a class that only bystanders are in is in the victims' table, so that its zero is hidden`() throws {
        let report = try report(form: Self.form, crossed: Self.crossed, other: 12)

        let crossed = try #require(report.tables.first { $0.columns.count == 2 })
        #expect(crossed.rows.filter { $0.codes[0] == "other" }.map(\.value) == [.hidden, .hidden, .hidden])
        #expect(try Auditor(CbcSolver()).audit(try tables(report)).holds)
    }
}
