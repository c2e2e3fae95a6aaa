import ArgumentParser
import AsyncHTTPClient
import Foundation
import Sealing

struct EndureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endure",
        abstract:
            "Conversations that go on while the server is killed, cut off or restarted; every client writes down what it saw.",
        discussion: """
            Every visitor sends, every counsellor answers, until the file of --until exists; what fails is sent again, the same
            message with the same id, and streams are read on from the last entry. --record takes a line of JSON for every
            message sent, acknowledged and heard: whoever reads it can count for himself. Ends 0 only when nothing was lost,
            doubled or out of order.
            """)

    @OptionGroup var sites: SiteOptions
    @Option(help: "Conversations at once.") var conversations = 8
    @Option(help: "Milliseconds between a visitor's messages.") var pace = 50
    @Option(help: "File that ends it by being there.") var until: String
    @Option(help: "File for the record.") var record: String
    @Option(help: "Streams of the first visitor that are opened and never read.") var deaf = 0
    @Option(help: "Clients that open the first visitor's stream a hundred times a second.") var restless = 0
    @Option(help: "Seconds until it is given up.") var patience = 300

    func run() async throws {
        let tally = try await HTTPClient.lend(retriesConnecting: false) { client in
            try await withDeadline(.seconds(patience)) { try await endure(client) }
        }
        print(tally.line(conversations: conversations))
        guard tally.isClean else { throw ExitCode(1) }
    }

    private func endure(_ client: HTTPClient) async throws -> Tally {
        let record = try Record(at: record)
        let team = try await sites.team(client)
        let counsellors = try await sites.counsellors(client)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for counsellor in counsellors { group.addTask { try await counsellor.endure(record) } }
            var visitors: [VisitorClient] = []
            for _ in 0..<conversations {
                visitors.append(try await VisitorClient(client: client, base: sites.visitorURL, team: team))
            }
            if let first = visitors.first {
                for _ in 0..<deaf { group.addTask { try await first.listenWithoutReading() } }
                for _ in 0..<restless { group.addTask { try await first.reconnectForEver() } }
            }
            let sent = try await converse(visitors, record)
            group.cancelAll()
            return await tally(visitors, counsellors, sent)
        }
    }

    /// Gives how many messages each visitor sent; every one of them was answered.
    private func converse(_ visitors: [VisitorClient], _ record: Record) async throws -> [Int] {
        let (stop, pace) = (until, Duration.milliseconds(pace))
        return try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for (number, visitor) in visitors.enumerated() {
                group.addTask {
                    let sent = try await visitor.endure(
                        pace: pace, record, until: { FileManager.default.fileExists(atPath: stop) })
                    return (number, sent)
                }
            }
            return try await group.reduce(into: visitors.map { _ in 0 }) { $0[$1.0] = $1.1 }
        }
    }

    private func tally(_ visitors: [VisitorClient], _ counsellors: [CounsellorClient], _ sent: [Int]) async -> Tally {
        var tally = Tally()
        var heard: [String: [String]] = [:]
        for counsellor in counsellors { heard.merge(await counsellor.received) { $0 + $1 } }
        for (visitor, count) in zip(visitors, sent) {
            tally.compare(heard[visitor.conversation] ?? [], with: (0..<count).map { "visitor \($0)" })
            tally.compare(await visitor.received, with: (0..<count).map { "counsellor \($0)" })
        }
        return tally
    }
}
