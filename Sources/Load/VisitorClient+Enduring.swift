import Foundation

extension VisitorClient {
    /// Sends messages until told to stop, hears until each is answered; gives how many it sent.
    func endure(pace: Duration, _ record: Record, until isOver: @Sendable () -> Bool) async throws -> Int {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.hearForEver(record) }
            var sent = 0
            while !isOver() {
                try await sendForSure("visitor \(sent)", record)
                sent += 1
                try await Task.sleep(for: pace)
            }
            while received.count < sent { try await Task.sleep(for: .milliseconds(50)) }
            // What comes twice may come a little later.
            try await Task.sleep(for: .milliseconds(500))
            group.cancelAll()
            return sent
        }
    }

    private func sendForSure(_ text: String, _ record: Record) async throws {
        let message = try talk.seal(text)
        try record.note(.sending, by: .visitor, in: conversation, text)
        let acknowledged: WireShapes.Acknowledged = try await Persistence.untilDone {
            try await wire.ask("POST", "/conversations/\(conversation)/messages", message)
        }
        try record.note(.acknowledged, by: .visitor, in: conversation, text, sequence: acknowledged.seq)
    }

    private func hearForEver(_ record: Record) async throws {
        while !Task.isCancelled {
            do {
                try await Persistence.untilDone {
                    for try await event in try await wire.events(eventsPath)
                    where event.name == "entry" {
                        let entry = try JSONDecoder().decode(WireShapes.Entry.self, from: Data(event.data.utf8))
                        guard let text = try talk.take(entry) else { continue }
                        try record.note(.heard, by: .visitor, in: conversation, text, sequence: entry.seq)
                    }
                }
            } catch {
                guard Task.isCancelled else { throw error }
            }
        }
    }

    /// Opens a stream and reads nothing of it until cancelled.
    func listenWithoutReading() async throws {
        while !Task.isCancelled {
            let unread = try await Persistence.untilDone {
                try await wire.events("/conversations/\(conversation)/events?after=0")
            }
            defer { withExtendedLifetime(unread) {} }
            try await Task.sleep(for: .seconds(3600))
        }
    }

    /// Opens a stream, leaves it at its first event, a hundred times a second until cancelled.
    func reconnectForEver() async throws {
        while !Task.isCancelled {
            do {
                for try await _ in try await wire.events("/conversations/\(conversation)/events?after=0") { break }
            } catch {
                // Refused or broken: it comes back all the same.
            }
            do { try await Task.sleep(for: .milliseconds(10)) } catch { return }
        }
    }
}
