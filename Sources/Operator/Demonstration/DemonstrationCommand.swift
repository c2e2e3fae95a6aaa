import ArgumentParser
import Foundation
import HelplineCore

struct DemonstrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "The demonstration organisation.", subcommands: [Seed.self])

    struct Seed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "seed",
            abstract: "Found the demonstration organisation in an empty folder; its store is marked for ever.")

        @Option(help: "The folder, empty or absent.")
        var data: String

        func run() async throws {
            do {
                try await DemonstrationSeed(folder: URL(fileURLWithPath: data), now: SystemWallClock().now()).plant()
            } catch {
                throw ValidationError("The demonstration was not founded in \(data): \(error)")
            }
        }
    }
}
