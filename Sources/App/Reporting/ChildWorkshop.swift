import Foundation
import Reporting
import Storage

/// Makes drafts with `lichtpunt report draft` in a process of its own: the server holds no count that is not published, and no
/// calculation takes it along.
struct ChildWorkshop: ReportWorkshop {
    let program: URL
    let place: InstallationPlace
    let assets: AssetsFolder

    func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft {
        let asked = ["report", "draft", "--year", String(year)] + folds.flatMap { ["--fold", $0.argument] }
        let ended: ProgramChild.Ended
        do { ended = try await ProgramChild(program, asked, of: place, assets: assets).run() } catch { throw .failed }
        if ended.wasEnded { throw .tooLarge }
        let outcome: ReportDraft.Outcome
        do { outcome = try JSONDecoder().decode(ReportDraft.Outcome.self, from: ended.said) } catch { throw .failed }
        switch outcome {
        case .made(let draft): return draft
        case .refused(let refusal): throw refusal
        }
    }
}
