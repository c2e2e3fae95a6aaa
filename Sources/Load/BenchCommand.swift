import ArgumentParser
import AsyncHTTPClient
import Foundation

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "How fast sealed messages are accepted durably, and with --idle, hold visitors' streams open.",
        discussion: """
            A closed load: every conversation has one message under way, sealed beforehand. Prints one line of JSON. With --idle
            it prints "ready" once every visitor's stream is open and holds them until standard input ends.
            """)

    @OptionGroup var sites: SiteOptions
    @Option(help: "Conversations at once.") var conversations = 200
    @Option(help: "Messages in each conversation.") var messages = 20
    @Flag(help: "Send nothing; hold the streams open.") var idle = false
    @Option(help: "Seconds until it is given up.") var patience = 300

    func run() async throws {
        try await HTTPClient.lend { client in
            try await withDeadline(.seconds(patience)) {
                let visitors = try await open(client)
                if idle { await hold(visitors) } else { print(try await measure(visitors).json()) }
            }
        }
    }

    private func open(_ client: HTTPClient) async throws -> [VisitorClient] {
        let team = try await sites.team(client)
        let base = sites.visitorURL
        return try await withThrowingTaskGroup(of: VisitorClient.self) { group in
            var visitors: [VisitorClient] = []
            for number in 0..<conversations {
                if number >= 32, let visitor = try await group.next() { visitors.append(visitor) }
                group.addTask { try await VisitorClient(client: client, base: base, team: team) }
            }
            return try await group.reduce(into: visitors) { $0.append($1) }
        }
    }

    private func measure(_ visitors: [VisitorClient]) async throws -> Measurement {
        for visitor in visitors {
            try await visitor.prepare(messages, text: String(repeating: "een bericht ", count: 10))
        }
        let clock = ContinuousClock()
        let start = clock.now
        let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for visitor in visitors { group.addTask { try await visitor.sendPrepared() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Measurement(conversations: conversations, took: clock.now - start, latencies: latencies)
    }

    private func hold(_ visitors: [VisitorClient]) async {
        await withThrowingTaskGroup(of: Void.self) { group in
            let (opened, continuation) = AsyncStream.makeStream(of: Void.self)
            for visitor in visitors { group.addTask { try await visitor.idle { continuation.yield() } } }
            var ready = 0
            for await _ in opened {
                ready += 1
                if ready == visitors.count { break }
            }
            print("ready")
            fflush(nil)
            while readLine() != nil {}
            group.cancelAll()
        }
    }
}
