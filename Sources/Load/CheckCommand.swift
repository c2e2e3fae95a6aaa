import Accounts
import ArgumentParser
import AsyncHTTPClient
import Foundation
import Sealing

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Many conversations at once with the demonstration; count what was lost, doubled or out of order.",
        discussion: """
            Start the demonstration with raised limits first (docs/operate/configuration.md): limits.queueCap,
            limits.conversationsPerProfessional, limits.opensPerAddress, limits.puzzlesPerAddress, limits.signInsPerAddress,
            limits.streamsPerAddress, limits.messageBurst, limits.messagesPerMinute. Ends 0 only when nothing was lost, doubled or out of order.
            """)

    @OptionGroup var sites: SiteOptions
    @Option(help: "Conversations at once.") var conversations = 200
    @Option(help: "Messages of each side in a conversation.") var messages = 10
    @Option(help: "A word in every message, to search the server's files for afterwards.") var marker = "kanarie"
    @Option(help: "Seconds until it is given up.") var patience = 300

    func run() async throws {
        let tally = try await HTTPClient.lend { client in
            try await withDeadline(.seconds(patience)) { try await converse(client) }
        }
        print(tally.line(conversations: conversations))
        guard tally.isClean else { throw ExitCode(1) }
    }

    private func converse(_ client: HTTPClient) async throws -> Tally {
        let team = try await sites.team(client)
        let counsellors = try await sites.counsellors(client)
        let (marker, messages) = (marker, messages)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for counsellor in counsellors {
                group.addTask { try await counsellor.work { "\(marker) counsellor \($0)" } }
            }
            let visitors = try await talk(client, team)
            group.cancelAll()
            var tally = Tally()
            var heard: [String: [String]] = [:]
            for counsellor in counsellors { heard.merge(await counsellor.received) { $0 + $1 } }
            for visitor in visitors {
                tally.compare(heard[visitor.conversation] ?? [], with: (0..<messages).map { "\(marker) visitor \($0)" })
                tally.compare(await visitor.received, with: (0..<messages).map { "\(marker) counsellor \($0)" })
            }
            return tally
        }
    }

    private func talk(_ client: HTTPClient, _ team: Sealing.MembershipList) async throws -> [VisitorClient] {
        let (base, marker, messages) = (sites.visitorURL, marker, messages)
        return try await withThrowingTaskGroup(of: VisitorClient.self) { group in
            for _ in 0..<conversations {
                group.addTask {
                    let visitor = try await VisitorClient(client: client, base: base, team: team)
                    async let heard: Void = visitor.listen(until: messages)
                    for number in 0..<messages { try await visitor.send("\(marker) visitor \(number)") }
                    try await heard
                    return visitor
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
