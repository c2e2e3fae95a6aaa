import ArgumentParser
import AsyncHTTPClient
import Foundation
import HelplineCore

struct ShiftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shift",
        abstract:
            "A whole evening: visitors who come, wait, talk, vanish and come back, and counsellors who carry them.",
        discussion: """
            Everything that somebody was told goes to --record, a line of JSON each, with the server's own time: whoever reads it can \
            see whether a visitor was left without a word. With --rate 60 two hours take two minutes; the server's clock must then \
            run as fast. The same --seed gives the same evening.
            """)

    @OptionGroup var sites: SiteOptions
    @Option(help: "Visitors who come during the evening.") var visitors = 60
    @Option(help: "Minutes until the chat closes.") var minutes = 120
    @Option(help: "How many times as fast as the clock on the wall the evening passes.") var rate = 1
    @Option(help: "Which evening.") var seed: UInt64 = 1
    @Option(help: "File for the record.") var record: String

    func run() async throws {
        let pace = ShiftPace(rate: rate)
        let plan = ShiftPlan(visitors: visitors, minutes: minutes, seed: seed)
        // After closing time the last conversations are finished.
        let patience = pace.real(.minutes(minutes + 60)) + .seconds(60)
        try await HTTPClient.lend(retriesConnecting: false) { client in
            try await withDeadline(patience) { try await hold(plan, pace, client) }
        }
        print("\(visitors) visitors came; what they were told stands in \(record)")
    }

    private func hold(_ plan: ShiftPlan, _ pace: ShiftPace, _ client: HTTPClient) async throws {
        let record = try Record(at: record)
        let team = try await sites.team(client)
        let clients = try await sites.counsellors(client)
        let staff = clients.enumerated().map { number, client in
            ShiftCounsellor(
                client, colleague: clients[(number + 1) % clients.count].member, absences: plan.absences(of: number),
                pace: pace, record: record)
        }
        guard let opener = staff.first else { throw LoadTrouble.unreadable("counsellors") }
        try await opener.open(true)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for counsellor in staff { group.addTask { try await counsellor.work() } }
            try await receive(plan.stories) { story in
                try await pace.sleep(story.arrives)
                try await ShiftVisitor(story, client: client, base: sites.visitorURL, team: team, pace, record).live()
            }
            try await opener.open(false)
            while await !staff.allSatisfied({ await $0.isFree }) { try await Task.sleep(for: .milliseconds(200)) }
            group.cancelAll()
        }
    }

    /// Returns when the last of them has gone.
    private func receive(
        _ stories: [VisitorStory], _ live: @Sendable @escaping (VisitorStory) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for story in stories { group.addTask { try await live(story) } }
            try await group.waitForAll()
        }
    }
}

extension Sequence {
    fileprivate func allSatisfied(_ holds: (Element) async -> Bool) async -> Bool {
        for element in self where await !holds(element) { return false }
        return true
    }
}
