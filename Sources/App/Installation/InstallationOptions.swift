import ArgumentParser
import Foundation
import Storage

/// `--data`, `--database` and `--config`, common to all commands.
struct InstallationOptions: ParsableArguments {
    @Option(
        name: .customLong("data"), help: "The installation's folder (default: LICHTPUNT_DATA, or lichtpunt-data here).")
    var data: String?

    @Option(
        help:
            "PostgreSQL's address, postgres://… (default: LICHTPUNT_DATABASE, or the configuration's database, or sqlite)."
    )
    var database: String?

    @Option(help: "Configuration file, as for serve (default: lichtpunt.json in the data folder).")
    var config: String?

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    var folder: DataFolder { .resolve(option: data, environment: environment) }

    var configurationFile: URL { config.map { URL(fileURLWithPath: $0) } ?? folder.configuration }

    func configuration() async throws(CommandProblem) -> AppConfiguration {
        try await .read(file: configurationFile, mustExist: config != nil, environment: environment)
    }

    func place() async throws(CommandProblem) -> InstallationPlace {
        InstallationPlace(
            folder: folder, database: try .resolve(option: database, configuration: try await configuration()))
    }
}
