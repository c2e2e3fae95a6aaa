import ArgumentParser
import Foundation
import HelplineCore
import Storage

struct DemonstrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "The demonstration organisation.", subcommands: [Seed.self])

    struct Seed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "seed",
            abstract: "Found the demonstration organisation in an empty folder; its store is marked for ever.",
            discussion: "With LICHTPUNT_DATABASE=postgres://… the store is that PostgreSQL, which must be empty.")

        @Option(help: "The folder, empty or absent.")
        var data: String

        func run() async throws {
            guard
                let location = DatabaseLocation(
                    ProcessInfo.processInfo.environment["LICHTPUNT_DATABASE"] ?? "sqlite")
            else { throw ValidationError("LICHTPUNT_DATABASE is neither sqlite nor an address, postgres://…") }
            do {
                try await DemonstrationSeed(
                    folder: URL(fileURLWithPath: data), location: location, now: SystemWallClock().now()
                ).plant()
            } catch {
                throw ValidationError("The demonstration was not founded in \(data): \(error)")
            }
        }
    }
}
