import App
import ArgumentParser
import Foundation
import HelplineCore

/// `lichtpunt serve` with a clock that a journey moves; never shipped.
struct UnderTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lichtpunt-under-test", abstract: "The server with a settable clock, for journeys.")

    @OptionGroup var options: ServeOptions

    @Option(help: "File with the number of seconds the clock is ahead; read at every look at the clock.")
    var clockFile: String

    func run() async throws {
        try await Serving(
            options: options, clock: ClockFromFile(path: clockFile), upkeepInterval: .milliseconds(200)
        ).run()
    }
}
