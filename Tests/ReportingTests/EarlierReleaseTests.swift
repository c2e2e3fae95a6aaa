import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

@Suite struct EarlierReleaseTests {
    private let plan = Result { try PublicationPlan(json: Data(Sample.plan.utf8)) }

    /// What a stranger has of the report of these counts.
    private func published(_ counts: YearCounts) throws -> [ReleasedTable] {
        let report = try Sample.report(counts)
        let files = ReportFiles.make(report, assets: try ReportAssets(folder: Sample.assetsFolder))
        return try ReleaseChain.release(of: report, files: files, approval: .nobody(reason: "Test"), after: nil).tables
    }

    private func report(_ counts: YearCounts, after earlier: [ReleasedTable]) throws -> YearReport {
        try YearReport(counts, by: try plan.get(), earlier: earlier, solver: CbcSolver())
    }

    @Test func `what an earlier release hid stays hidden, though it is no secret by itself now`() throws {
        let counts = Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2])
        let earlier = try published(counts).filter { $0.shape.name == "state" }
        #expect(earlier.first?.hiddenCells == 2)

        let later = try report(Sample.year(state: ["now": 214, "past_threat": 60, "unk": 11]), after: [])
        let compared = try report(Sample.year(state: ["now": 214, "past_threat": 60, "unk": 11]), after: earlier)

        func hidden(_ report: YearReport) -> Int {
            report.tables.first { $0.name == "state" }?.rows.count { $0.value == .hidden } ?? 0
        }
        #expect(hidden(later) == 0)
        #expect(hidden(compared) >= 2)
        #expect(compared.proof.exact == 0)
    }

    @Test func `a published number is never revised`() throws {
        let earlier = try published(Sample.year())

        #expect(throws: ReportProblem.self) {
            try report(Sample.year(gender: ["f": 247, "m": 35, "rest": 3]), after: earlier)
        }
        #expect(throws: Never.self) { try report(Sample.year(), after: earlier) }
    }
}
