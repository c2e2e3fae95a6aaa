import Cases
import DisclosureControl
import Foundation
import HelplineCore
import Reporting
import Storage

/// The three years before the demonstration's own: invented cases of which the published figures come out, each year published as it
/// was made. What is there already stays as it is.
struct DemonstrationYears {
    private static let reason = "A demonstration: these people are invented, and nobody is there to approve"

    let installation: OpenInstallation
    let assets: String?

    func publish() async throws {
        for year in DemonstrationSeries.years {
            // Each report is protected together with those before it, so they are read anew.
            let making = try await ReportMaking.open(installation, assets: assets)
            guard making.release(of: year) == nil else { continue }
            try await importCases(of: year)
            let report = try await making.report(of: year)
            let approval = ReleaseApproval.nobody(reason: Self.reason)
            let release = ReleaseChain.release(
                of: report, files: ReportFiles.make(report, as: approval.standing, assets: making.assets),
                approval: approval, after: making.releases.last)
            do throws(StoreFailure) {
                try await installation.stores.ledger.append(
                    release, codeStep: nil, recording: entry(.reportPublishedAlone))
            } catch {
                // Another node of the same demonstration was first.
                guard case .conflict = error else { throw error }
            }
        }
    }

    private func importCases(of year: Int) async throws {
        let store = installation.stores.caseImports
        let id = CaseImportID.random()
        try await store.begin(id)
        _ = try await store.stage(try DemonstrationSeries(book: installation.book).cases(in: year), in: id)
        try await store.swap(id, recording: entry(.casesImported))
    }

    private func entry(_ action: AuditEntry.Action) -> AuditEntry {
        AuditEntry(action, by: .commandLine, at: SystemWallClock().now())
    }
}
