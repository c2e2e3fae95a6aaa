import CbcSolver
import Foundation
import HelplineCore
import Reporting

extension CaseStores {
    /// The folder with the assets of the product.
    static let assets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")

    /// The release of what the cases of a year give, after everything that was published.
    func release(of year: Int, _ approval: ReleaseApproval = .nobody(reason: "Nobody is there")) async throws -> Release
    {
        let plan = try PublicationPlan.current()
        let releases = try await ledger.releases()
        let report = try YearReport(
            try await counts.counts(of: year, in: plan.dimensions, crossed: plan.crossed), by: plan,
            earlier: try releases.flatMap { try $0.tables }, solver: CbcSolver())
        let files = ReportFiles.make(report, as: approval.standing, assets: try ReportAssets(folder: Self.assets))
        return ReleaseChain.release(of: report, files: files, approval: approval, after: releases.last)
    }

    func publishes(_ release: Release) async throws {
        try await ledger.append(
            release, codeStep: nil,
            recording: AuditEntry(.reportPublishedAlone, by: .commandLine, at: Timestamp(seconds: 3600)))
    }
}
