import AsyncHTTPClient
import Foundation
import HelplineCore
import Sealing

/// One visitor through her evening; writes down everything that she sent and that her page was told.
actor ShiftVisitor {
    private let story: VisitorStory
    private let client: VisitorClient
    private let pace: ShiftPace
    private let record: Record
    private var state = "waiting"
    private var answers = 0
    private var sent = 0

    init(
        _ story: VisitorStory, client: HTTPClient, base: String, team: Sealing.MembershipList, _ pace: ShiftPace,
        _ record: Record
    ) async throws {
        self.story = story
        self.client = try await VisitorClient(client: client, base: base, team: team)
        self.pace = pace
        self.record = record
    }

    private var isOver: Bool { state == "ended" || state == "closed" }

    /// Returns when she has gone.
    func live() async throws {
        let half = story.cutOff?.before ?? 0
        try await withStream { try await self.talk(through: 0..<half) }
        if let cutOff = story.cutOff { try await pace.sleep(cutOff.lasting) }
        try await withStream {
            try await self.talk(through: half..<self.story.thinking.count)
            guard case .stops = self.story.parting else { return }
            try await self.stop()
        }
        try record.note(.told, by: .visitor, in: client.conversation, "gone")
    }

    private func withStream(_ body: @Sendable @escaping () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.hear() }
            try await body()
            group.cancelAll()
        }
    }

    private func talk(through messages: Range<Int>) async throws {
        for number in messages {
            try await pace.sleep(story.thinking[number])
            guard !isOver else { return }
            try await send("visitor \(number)")
            guard try await isAnswered() else { return }
        }
    }

    /// False when she gives up, or somebody else has ended it.
    private func isAnswered() async throws -> Bool {
        let until = ContinuousClock.now + pace.real(story.patience)
        while answers < sent {
            if isOver { return false }
            if ContinuousClock.now > until {
                try await stop()
                return false
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    private func send(_ text: String) async throws {
        let message = try await client.sealed(text)
        try record.note(.sending, by: .visitor, in: client.conversation, text)
        do {
            let acknowledged = try await client.post(message)
            sent += 1
            try record.note(.acknowledged, by: .visitor, in: client.conversation, text, sequence: acknowledged.seq)
        } catch Wire.Trouble.answer(status: 409, _, _) where isOver {
            // Ended while she wrote: her page keeps the text and says so.
        }
    }

    private func stop() async throws {
        try await client.wire.send("POST", "/conversations/\(client.conversation)/closure", WireShapes.Empty())
    }

    private func hear() async throws {
        while !Task.isCancelled {
            do {
                try await Persistence.untilDone {
                    for try await event in try await client.wire.events(await client.eventsPath) {
                        try await take(event)
                    }
                }
            } catch {
                guard Task.isCancelled else { throw error }
            }
        }
    }

    private func take(_ event: ServerSentEvent) async throws {
        let data = Data(event.data.utf8)
        switch event.name {
        case "state":
            state = try JSONDecoder().decode(WireShapes.State.self, from: data).state
            try record.note(.told, by: .visitor, in: client.conversation, state)
        case "entry":
            let entry = try JSONDecoder().decode(WireShapes.Entry.self, from: data)
            if let text = try await client.take(entry) {
                answers = sent
                try record.note(
                    .heard, by: .visitor, in: client.conversation, text, sequence: entry.seq, moment: entry.at)
            } else {
                try record.note(
                    .told, by: .visitor, in: client.conversation, entry.type, sequence: entry.seq, moment: entry.at)
            }
        default: break
        }
    }
}
