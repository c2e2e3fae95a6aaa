import CbcSolver
import Foundation
import Reporting

/// Makes drafts of what the store counts, here and at once.
struct QuickWorkshop: ReportWorkshop {
    let counts: any CaseCounts
    let ledger: any ReleaseLedger
    let assets: URL

    func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft {
        do {
            let plan = try PublicationPlan.current()
            guard try await !ledger.releases().contains(where: { $0.year == year }) else {
                throw DraftRefusal.published
            }
            let report = try YearReport(
                try await counts.counts(of: year, in: plan.dimensions, crossed: plan.crossed), by: plan,
                folds: folds, solver: CbcSolver())
            return ReportDraft(report, assets: try ReportAssets(folder: assets))
        } catch let refusal as DraftRefusal {
            throw refusal
        } catch {
            throw .failed
        }
    }
}
