import Storage
import ArgumentParser
import Cases
import Foundation
import HelplineCore
import Reporting

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "The yearly figures.", subcommands: [Build.self])

    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "build",
            abstract: "Make the draft tables of a year from the registered cases.",
            discussion: """
                Writes a page in Dutch and English, a CSV of every table, and the SHA-256 of each file. Small and zero counts are
                hidden and a table that would give one away is left out; but tables are not yet protected against each other and
                against earlier years. So it is a draft, says so on every page, and is not for publication.

                Example: lichtpunt report build --year 2021 --output report-2021 --data /var/lib/lichtpunt
                """)

        @Option(help: "The year in which visitors first came into view.")
        var year: Int

        @Option(help: "Folder to write to; it is made where it is missing.")
        var output: String

        @Option(help: "Folder with the pages' files, as for serve.")
        var assets: String?

        @OptionGroup var options: InstallationOptions

        func validate() throws {
            guard (2000...2100).contains(year) else { throw ValidationError("--year is a year such as 2021.") }
        }

        func run() async throws {
            let place = try await options.place()
            try place.requireDatabase()
            let assets = try AssetsFolder.resolve(
                option: assets, environment: ProcessInfo.processInfo.environment, program: RunningProgram.location)
            let installation = try OpenInstallation(place, for: .command)
            let plan = try PublicationPlan.current()
            do {
                let counts = try await installation.stores.caseCounts
                    .counts(of: year, in: plan.dimensions)
                let report = try YearReport(counts, by: plan)
                let files = ReportFiles.make(report, assets: try ReportAssets(folder: assets.url))
                try ReportWriter(folder: URL(fileURLWithPath: output)).write(files)
                try await installation.stores.audit.record(
                    AuditEntry(.reportBuilt, by: .commandLine, at: SystemWallClock().now()))
                print("\(files.count) files in \(output): a draft, not for publication.")
                try await installation.close()
            } catch let failure as StoreFailure {
                throw CommandProblem(failure, in: place)
            }
        }
    }
}
