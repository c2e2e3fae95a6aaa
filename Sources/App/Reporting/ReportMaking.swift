import Foundation
import HelplineCore
import Reporting
import Storage

/// The reports of one installation: those in its ledger, and what the cases of another year give.
struct ReportMaking {
    struct Draft {
        let report: YearReport
        let files: [ReportFile]
    }
    let installation: OpenInstallation
    /// Every release, checked.
    let releases: [Release]
    let assets: ReportAssets

    /// Throws `BrokenLedger`, `StoreFailure`, and what is wrong with the assets.
    init(_ installation: OpenInstallation, assets folder: String?) async throws {
        let found = try AssetsFolder.resolve(
            option: folder, environment: ProcessInfo.processInfo.environment, program: RunningProgram.location)
        self.installation = installation
        assets = try ReportAssets(folder: found.url)
        releases = try await installation.stores.ledger.releases()
        try ReleaseChain.check(releases)
    }

    /// The same for somebody at the command line, who is told in a sentence what is wrong.
    static func open(_ installation: OpenInstallation, assets folder: String?) async throws -> ReportMaking {
        do {
            return try await ReportMaking(installation, assets: folder)
        } catch let broken as BrokenLedger {
            throw CommandProblem(
                """
                Release \(broken.number) in the ledger is not what was published: the database was changed. Compare it with a \
                backup before anything else is published.
                """, code: .negative)
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: installation.place)
        }
    }

    func release(of year: Int) -> Release? { releases.first { $0.year == year } }

    /// What the cases give now, protected together with every release. Throws `ReportProblem`, `PublishedProblem`, `StoreFailure`.
    /// - Parameter folds: Steps of the plan's ladders that somebody chose.
    func report(of year: Int, folds: [Fold] = []) async throws -> YearReport {
        let plan = try PublicationPlan.current()
        let counts = try await installation.stores.caseCounts
            .counts(of: year, in: plan.dimensions, crossed: plan.crossed)
        return try YearReport(
            counts, by: plan, earlier: try releases.flatMap { try $0.tables },
            folds: folds, solver: try RunningProgram.solver())
    }

    /// The same with its files, for somebody at the command line.
    func draft(of year: Int, folds: [Fold]) async throws -> Draft {
        do {
            let report = try await report(of: year, folds: folds)
            return Draft(report: report, files: ReportFiles.make(report, assets: assets))
        } catch let problem as ReportProblem {
            throw CommandProblem(problem)
        } catch let problem as PublishedProblem {
            throw CommandProblem(problem)
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: installation.place)
        }
    }
}
