import Accounts
import ArgumentParser
import Foundation
import HelplineCore
import SolverProcess
import Storage

/// `lichtpunt demo years`: what `serve --demo` starts beside itself, so that the demonstration has figures of several years.
struct PublishDemonstrationYears: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "years", abstract: "Publish the invented years before a demonstration's own.", shouldDisplay: false
    )
    /// Of all three reports together.
    private static let limits = SolverLimits(seconds: 600, megabytes: 2000)

    @Option var assets: String?
    @OptionGroup var options: InstallationOptions

    func run() async throws {
        Self.limits.impose()
        // Who looks at the demonstration meanwhile comes first.
        _ = nice(10)
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        guard try await installation.stores.installations.isDemonstration() else {
            throw CommandProblem("\(place.shown) is no demonstration: nothing is invented there.", code: .negative)
        }
        try await DemonstrationYears(installation: installation, assets: assets).publish()
        try await installation.close()
    }
}
