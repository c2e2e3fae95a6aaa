import App
import ArgumentParser
import Foundation
import HelplineCore
import SiteSupport

/// `lichtpunt serve` with a clock that a journey moves; never shipped.
struct UnderTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lichtpunt-under-test", abstract: "The server with a settable clock, for journeys.")

    @OptionGroup var options: ServeOptions

    @Option(help: "File with the number of seconds the clock is ahead; read at every look at the clock.")
    var clockFile: String

    @Option(help: "How many times as fast as the machine's clock time passes.")
    var rate = 1

    func run() async throws {
        // A heartbeat is a sign of life: it comes in the server's own time.
        try await Serving(
            options: options, clock: ClockFromFile(path: clockFile, rate: rate), upkeepInterval: .milliseconds(200),
            streams: EventStream.Timing(heartbeat: .seconds(15) / rate)
        ).run()
    }
}
