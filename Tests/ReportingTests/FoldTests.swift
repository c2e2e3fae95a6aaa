import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

@Suite struct FoldTests {
    private static func plan(ladder: String) -> String {
        Sample.plan.replacing(
            #""over": "self", "open": ["unk"]}]"#, with: #""over": "self", "open": ["unk"], "ladder": [[\#(ladder)]]}]"#
        )
    }
    private static let some = """
        {"code": "some", "of": ["now", "past_threat"], "label": {"nl": "nu of eerder", "en": "now or before"}},
        {"code": "unk", "of": ["unk"]}
        """
    private static let twoTogether = """
        {"code": "a", "of": ["a"]}, {"code": "bc", "of": ["b", "c"], "label": {"nl": "b of c", "en": "b or c"}},
        {"code": "d", "of": ["d"]}, {"code": "e", "of": ["e"]}
        """

    private func report(_ counts: YearCounts = Sample.year(), folds: [Fold] = []) throws -> YearReport {
        let plan = try PublicationPlan(json: Data(Self.plan(ladder: Self.some).utf8))
        return try YearReport(counts, by: plan, folds: folds, solver: CbcSolver())
    }

    /// Without the crossed table, whose higher threshold would hide small margins too.
    private func alone(_ counts: YearCounts, folds: [Fold] = []) throws -> YearReport {
        let text = Self.plan(ladder: Self.twoTogether)
            .replacing(#"[{"dimensions": ["gender", "state"], "over": "self"}]"#, with: "[]")
        return try YearReport(
            counts, by: PublicationPlan(json: Data(text.utf8)), folds: folds, solver: CbcSolver())
    }

    private func codes(_ report: YearReport, _ table: String) -> [[String?]]? {
        report.tables.first { $0.name == table }?.rows.map(\.codes)
    }

    @Test func `where much is hidden the next step is tried, and proposed with what it shows`() throws {
        let counts = Sample.year(state: ["a": 271, "b": 3, "c": 4, "d": 3, "e": 4])

        let proposal = try #require(try alone(counts).proposals.first)
        let folded = try alone(counts, folds: [Fold(table: "state", step: 1)])

        #expect((proposal.table, proposal.step.number) == ("state", 1))
        #expect(proposal.step.classes.map(\.code) == ["a", "bc", "d", "e"])
        #expect((proposal.now.hidden, proposal.now.all) == (4, 5))
        #expect((proposal.then.hidden, proposal.then.all) == (2, 4))
        #expect(proposal.shown.map(\.en) == ["b or c"])
        let state = try #require(folded.tables.first { $0.name == "state" })
        #expect(state.rows.map(\.value.count) == [271, 7, nil, nil], "as it was promised")
        #expect(folded.proposals.isEmpty)
    }

    @Test func `a step that shows no more is not proposed, nor one where little is hidden`() throws {
        let much = try report(Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2]))

        #expect(much.tables.first { $0.name == "state" }?.rows.count { $0.value == .hidden } == 2, "the premise")
        #expect(much.proposals.isEmpty)
        #expect(try report().proposals.isEmpty)
    }

    @Test func `the step that somebody chose is taken, in the table and where it is crossed`() throws {
        let folded = try report(folds: [Fold(table: "state", step: 1)])

        #expect(codes(try report(), "state") == [["now"], ["past_threat"], ["unk"]])
        #expect(codes(folded, "state") == [["some"], ["unk"]])
        #expect(codes(folded, "gender-state")?.contains { $0.contains("now") } == false)
        #expect(folded.folds == [Fold(table: "state", step: 1)])
        #expect(folded.proof.exact == 0)
    }

    @Test(arguments: [("state", 2, 1), ("state", 0, 1), ("role", 1, 0), ("nothing", 1, 0)])
    func `a step that the plan does not have is refused`(table: String, step: Int, steps: Int) {
        #expect(throws: ReportProblem.noSuchFold(table: table, steps: steps)) {
            try report(folds: [Fold(table: table, step: step)])
        }
    }
}
