import ArgumentParser
import Foundation
import HelplineCore
import Reporting
import SolverProcess
import Storage

/// A draft for the researcher's desk. The server starts this, so that disclosure control has a process, a term and memory of its own.
struct DraftReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Make a draft for the researcher's desk, as JSON.", shouldDisplay: false)
    /// Of addresses, most of which a program of this kind never touches.
    private static let limits = SolverLimits(seconds: 150, megabytes: 2000)

    @Option var year: Int
    @Option var fold: [Fold] = []
    @Option var assets: String?
    @OptionGroup var options: InstallationOptions

    func run() async throws {
        Self.limits.impose()
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(try await outcome(installation)))
        try await installation.close()
    }

    private func outcome(_ installation: OpenInstallation) async throws -> ReportDraft.Outcome {
        do {
            let making = try await ReportMaking(installation, assets: assets)
            guard making.release(of: year) == nil else { return .refused(.published) }
            return .made(ReportDraft(try await making.report(of: year, folds: fold), assets: making.assets))
        } catch let broken as BrokenLedger {
            return .refused(.brokenLedger(release: broken.number))
        } catch let problem as ReportProblem {
            return .refused(DraftRefusal(problem))
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: installation.place)
        }
    }
}
