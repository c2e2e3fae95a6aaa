import ArgumentParser
import Foundation
import HelplineCore

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the visitor site, the staff site and any partner site until told to stop.",
        discussion: """
            An empty folder becomes a new installation: a link is printed with which the first coordinator sets it up, once and
            within the hour. Stop with Ctrl-C or SIGTERM: open streams are ended cleanly and go on after the restart.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await Serving(
            options: options, clock: SteadyClock(), upkeepInterval: .seconds(30), hasEarlierYears: true
        ).run()
    }
}
