import CbcSolver
import DisclosureControl
import Foundation
import HelplineCore
import Reporting
import Testing

/// Everybody knows that who is 15 or younger, and who is 16 or 17, are the minors: also when the classes were put together.
@Suite struct FoldedAgeTests {
    private static func plan(knowing made: String) throws -> PublicationPlan {
        let text = """
            {"version": 7, "threshold": 5, "raisedThreshold": 10, "smallestPercentageBase": 50, "smallestMeanBase": 30,
             "tables": [
               {"name": "role", "dimension": "role", "over": "counted"},
               {"name": "age_majority", "dimension": "age_majority", "over": "self"},
               {"name": "age_class", "dimension": "age_class", "over": "self", "raised": ["to14", "15"], "ladder": [[
                 {"code": "to15", "of": ["to14", "15"]}, {"code": "16-17", "of": ["16-17"]},
                 {"code": "18-23", "of": ["18-23"]}, {"code": "24+", "of": ["24+"]}]]}],
             "meanAge": {"over": "self"}, "shares": [], "crossed": [], "made": [\(made)]}
            """
        return try PublicationPlan(json: Data(text.utf8))
    }
    private static let made = """
        {"dimension": "age_majority", "of": "age_class", "over": "self",
         "classes": {"minor": ["to14", "15", "16-17"], "adult": ["18-23", "24+"]}}
        """
    private static let counts = YearCounts(
        year: 2021, codeBook: 1, visitors: 1403,
        populations: [
            .counted: PopulationCounts(
                total: 314, knownAges: 0, sumOfAges: 0,
                dimensions: [Sample.dimension("role", ["self": 285, "bystander": 29])]),
            .own: PopulationCounts(
                total: 285, knownAges: 285, sumOfAges: 5985,
                dimensions: [
                    Sample.dimension("age_majority", ["minor": 114, "adult": 171]),
                    Sample.dimension("age_class", ["to14": 4, "15": 3, "16-17": 107, "18-23": 120, "24+": 51]),
                ]),
        ])

    /// With age classes that are, together, the minors and the adults.
    static func report() throws -> YearReport { try YearReport(counts, by: plan(knowing: made), solver: CbcSolver()) }

    private let own = CellKey(["year": "2021", "topic": "th", "role": "self"])

    /// What a stranger has of the report, folded, and works out with the definitions in hand.
    private func audit(_ plan: PublicationPlan) throws -> Audit {
        let report = try YearReport(
            Self.counts, by: plan, folds: [Fold(table: "age_class", step: 1)], solver: CbcSolver())
        let files = ReportFiles.make(report, assets: try ReportAssets(folder: Sample.assetsFolder))
        let release = ReleaseChain.release(of: report, files: files, approval: .nobody(reason: "Test"), after: nil)
        let minors = Relation(
            own.with("minor", in: "age_majority"),
            isSumOf: ["to15", "16-17"].map { own.with($0, in: "age_class") })
        return try Auditor(CbcSolver()).audit(try release.tables, knowledge: [minors])
    }

    @Test func `the minors less those of 16 and 17 do not give the youngest away`() throws {
        let youngest = own.with("to15", in: "age_class")

        let ignorant = try audit(try Self.plan(knowing: ""))
        let knowing = try audit(try Self.plan(knowing: Self.made))

        #expect(ignorant.ranges[youngest] == CellRange(from: 7, to: 7), "the premise: the attack works")
        #expect(knowing.ranges[youngest]?.isAtLeast(10) == true)
        #expect(knowing.exact.isEmpty)
    }
}
