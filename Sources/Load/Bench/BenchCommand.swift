import ArgumentParser
import AsyncHTTPClient
import Foundation

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "How fast sealed messages are kept and delivered; commands come on standard input.",
        discussion: """
            Opens the conversations with a stream for each side, prints "ready" and reads commands:

              closed C N   N messages in each of C conversations, each sent when the last was delivered
              open R S     R messages a second for S seconds over all conversations, whatever the server does
              idle N       N visitors in all whose streams only wait

            Messages are sealed first; then it prints "ready" again, and the next line of input starts the clock. The result is one
            line of JSON, latencies in milliseconds. `idle` has no messages: its streams stay open until the end.
            """)

    @OptionGroup var sites: SiteOptions
    @Option(help: "Conversations with both sides' streams open.") var conversations = 200
    @Option(help: "Port of an nginx with nchan instead (Tests/Benchmarks/peers): the yardstick.") var nchan: UInt16?

    func run() async throws {
        try await HTTPClient.lend { client in
            let house: any House
            if let nchan { house = NchanHouse(port: nchan) } else { house = try await LichtpuntHouse(sites, client) }
            let stage = try Stage(try await house.seats(conversations))
            try stage.open()
            say("ready")
            while let line = readLine() { try await obey(line, on: stage, in: house) }
        }
    }

    private func obey(_ line: String, on stage: Stage, in house: any House) async throws {
        let words = line.split(separator: " ")
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, numbers.count) {
        case ("closed", 2): try stage.prepareClosed(conversations: numbers[0], messages: numbers[1])
        case ("open", 2): try stage.prepareOpen(rate: numbers[0], seconds: numbers[1])
        case ("idle", 1):
            // Few at a time, since the streams of before are read only while it waits: the server rightly hangs up on who reads nothing.
            while stage.idleCount < numbers[0] {
                try stage.hold(try await house.idleSeats(min(100, numbers[0] - stage.idleCount)))
            }
            return say("{\"idle\":\(stage.idleCount)}")
        default: throw ValidationError("no such command: \(line)")
        }
        say("ready")
        guard readLine() != nil else { return }
        say(try stage.play().json())
    }

    private func say(_ line: String) {
        print(line)
        fflush(nil)
    }
}
