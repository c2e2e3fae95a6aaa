import AsyncHTTPClient
import Foundation
import HelplineCore

/// One counsellor through the evening: claims while there is room, answers who has waited longest, registers and closes.
actor ShiftCounsellor {
    private let client: CounsellorClient
    private let absences: [(from: Duration, lasting: Duration)]
    private let pace: ShiftPace
    private let record: Record
    private var queue = WireShapes.Queue(waiting: [], mine: [], atMost: 0)
    private var talks: [String: Talk] = [:]
    /// Every so many answers he asks a colleague to take the conversation over.
    private static let answersBetweenHandovers = 9
    private let colleague: String?
    /// Conversations with a message of hers that he has not answered, oldest first.
    private var unanswered: [String] = []
    private var answers = 0

    init(
        _ client: CounsellorClient, colleague: String?, absences: [(from: Duration, lasting: Duration)],
        pace: ShiftPace,
        record: Record
    ) {
        self.client = client
        self.colleague = colleague
        self.absences = absences
        self.pace = pace
        self.record = record
    }

    /// Nobody waits and he has nobody.
    var isFree: Bool { queue.waiting.isEmpty && queue.mine.isEmpty }

    func open(_ isOpen: Bool) async throws { try await client.wire.send("PUT", "/service", ["open": isOpen]) }

    /// Works until cancelled, but for the times when his connection is gone.
    func work() async throws {
        var passed = Duration.zero
        for absence in absences {
            try await present(for: absence.from - passed)
            try await pace.sleep(absence.lasting)
            passed = absence.from + absence.lasting
        }
        try await present(for: nil)
    }

    private func present(for lasting: Duration?) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.hear() }
            group.addTask { try await self.act() }
            if let lasting {
                try await pace.sleep(lasting)
                group.cancelAll()
            }
            do { try await group.waitForAll() } catch is CancellationError where lasting != nil {}
        }
    }

    private func hear() async throws {
        while !Task.isCancelled {
            do {
                try await Persistence.untilDone {
                    let after = talks.map { "\($0.key):\($0.value.last)" }.joined(separator: ",")
                    for try await event in try await client.wire.events("/events?after=\(after)") {
                        try await take(event)
                    }
                }
            } catch {
                guard Task.isCancelled else { throw error }
                return
            }
        }
    }

    private func take(_ event: ServerSentEvent) async throws {
        let data = Data(event.data.utf8)
        switch event.name {
        case "queue":
            queue = try JSONDecoder().decode(WireShapes.Queue.self, from: data)
            let mine = Set(queue.mine.map(\.id))
            talks = talks.filter { mine.contains($0.key) }
            unanswered.removeAll { !mine.contains($0) }
        case "entry":
            let entry = try JSONDecoder().decode(WireShapes.Entry.self, from: data)
            guard let id = entry.conversation else { return }
            try await hear(entry, in: id)
        default: break
        }
    }

    private func hear(_ entry: WireShapes.Entry, in id: String) async throws {
        if talks[id] == nil { talks[id] = try await client.open(id) }
        guard let text = try talks[id]?.take(entry) else {
            // Somebody of the team has answered it.
            if entry.message != nil { unanswered.removeAll { $0 == id } }
            return
        }
        try record.note(.heard, by: .counsellor, in: id, text, sequence: entry.seq, moment: entry.at)
        if !unanswered.contains(id) { unanswered.append(id) }
    }

    /// One thing at a time, as people do.
    private func act() async throws {
        while !Task.isCancelled {
            if let offer = queue.offers?.first(where: { $0.to.id == client.member }) {
                try await accept(offer.id)
            } else if let ended = queue.mine.first(where: { $0.state == "ended" }) {
                try await close(ended.id)
            } else if let id = unanswered.first {
                try await answer(id)
            } else if let next = queue.waiting.first, queue.mine.count(where: { $0.state == "active" }) < queue.atMost {
                try await claim(next.id)
            } else {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}

extension ShiftCounsellor {
    private func claim(_ id: String) async throws {
        try await pace.sleep(.seconds(10))
        do {
            try await client.wire.send("POST", "/conversations/\(id)/claim", WireShapes.Empty())
        } catch Wire.Trouble.answer(status: 404...409, _, _) {
            // A colleague was faster, or she has left.
        }
        queue.waiting.removeAll { $0.id == id }
    }

    private func accept(_ id: String) async throws {
        try await pace.sleep(.seconds(5))
        do {
            try await client.wire.send("POST", "/conversations/\(id)/handover/acceptance", WireShapes.Empty())
        } catch Wire.Trouble.answer(status: 404...410, _, _) {
            // Withdrawn, too late, or he has as many as he may.
        }
        queue.offers?.removeAll { $0.id == id }
    }

    private func offer(_ id: String, to colleague: String) async throws {
        do {
            try await client.wire.send("PUT", "/conversations/\(id)/handover", ["to": colleague])
        } catch Wire.Trouble.answer(status: 404...410, _, _) {
            // The colleague is not there.
        }
    }

    private func answer(_ id: String) async throws {
        try await pace.sleep(.seconds(20))
        unanswered.removeAll { $0 == id }
        answers += 1
        guard let message = try talks[id]?.seal("counsellor \(answers)") else { return }
        do {
            let acknowledged: WireShapes.Acknowledged = try await client.wire.ask(
                "POST", "/conversations/\(id)/messages", message)
            try record.note(
                .acknowledged, by: .counsellor, in: id, "counsellor \(answers)", sequence: acknowledged.seq)
            if let colleague, answers.isMultiple(of: Self.answersBetweenHandovers) {
                try await offer(id, to: colleague)
            }
        } catch Wire.Trouble.answer(status: 404...410, _, _) {
            // She stopped, or a colleague has her now.
        }
    }

    private func close(_ id: String) async throws {
        try await pace.sleep(.seconds(30))
        do {
            try await client.wire.send("PUT", "/conversations/\(id)/case", WireShapes.Registration())
            try await client.wire.send("POST", "/conversations/\(id)/closure", WireShapes.Empty())
        } catch Wire.Trouble.answer(status: 404...410, _, _) {
            // She came back meanwhile, or erased it.
        }
        queue.mine.removeAll { $0.id == id }
    }
}
