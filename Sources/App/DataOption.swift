import ArgumentParser
import Foundation

/// `--data`, common to all commands.
struct DataOption: ParsableArguments {
    @Option(
        name: .customLong("data"), help: "The installation's folder (default: LICHTPUNT_DATA, or lichtpunt-data here).")
    var data: String?

    var folder: DataFolder { .resolve(option: data, environment: ProcessInfo.processInfo.environment) }
}
