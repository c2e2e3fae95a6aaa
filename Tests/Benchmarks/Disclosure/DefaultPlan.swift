import Cases
import CbcSolver
import Foundation
import HelplineCore
import Reporting
import StoreSupport

/// The default plan over the cases of 2021 that are test data: what `report build` calculates, without the database.
enum DefaultPlan {
    /// Counts rows as the stores do, and keeps none.
    private actor Counting: CaseImportStore {
        private var tally: YearTally

        init(_ tally: YearTally) { self.tally = tally }

        func begin(_ id: CaseImportID) {}
        func stage(_ rows: [ImportedCase], in id: CaseImportID) -> [StagedRow] {
            for row in rows { tally.add(row.fields) }
            return rows.map { _ in .new }
        }
        func swap(_ id: CaseImportID, recording: AuditEntry) {}
        func discard(_ id: CaseImportID) {}

        func counts(_ book: CodeBook) -> YearCounts { tally.counts(of: 2021, codeBook: book.version) }
    }

    static func counts() async throws -> YearCounts {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "CasesTests/Data/cases-2021.csv")
        let bytes = [UInt8](try Data(contentsOf: file))
        let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        let (book, plan) = (try CodeBook.current(), try PublicationPlan.current())
        let store = Counting(YearTally(book, dimensions: plan.dimensions, crossed: plan.crossed))
        _ = try await CaseImporter(book: book, store: store).run(
            chunks, as: .random(), recording: AuditEntry(.casesImported, by: .commandLine, at: Timestamp(seconds: 0)))
        return await store.counts(book)
    }

    static func run() async throws {
        let (counts, plan) = (try await counts(), try PublicationPlan.current())
        let clock = ContinuousClock()
        let start = clock.now
        let report = try YearReport(counts, by: plan, solver: CbcSolver())
        print(
            "The default plan, \(report.counted) people of 2021: \(report.tables.count) tables, \(report.proof.hidden) hidden,",
            "with the audit in \(clock.now - start)")
    }
}
