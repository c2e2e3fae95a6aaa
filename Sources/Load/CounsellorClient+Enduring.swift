import Foundation

extension CounsellorClient {
    /// Claims and answers until cancelled, whatever happens to the server.
    func endure(_ record: Record) async throws {
        while !Task.isCancelled {
            do {
                try await Persistence.untilDone {
                    let after = talks.map { "\($0.key):\($0.value.last)" }.joined(separator: ",")
                    for try await event in try await wire.events("/events?after=\(after)") {
                        try await take(event, record)
                    }
                }
            } catch {
                guard Task.isCancelled else { throw error }
            }
        }
    }

    private func take(_ event: ServerSentEvent, _ record: Record) async throws {
        switch event.name {
        case "queue":
            let queue = try JSONDecoder().decode(WireShapes.Queue.self, from: Data(event.data.utf8))
            for waiting in queue.waiting where talks[waiting.id] == nil {
                try await Persistence.untilDone { try await claim(waiting.id) }
            }
        case "entry":
            let entry = try JSONDecoder().decode(WireShapes.Entry.self, from: Data(event.data.utf8))
            guard let id = entry.conversation, talks[id] != nil, let text = try talks[id]?.take(entry) else { return }
            try record.note(.heard, by: .counsellor, in: id, text, sequence: entry.seq)
            try await answer(text.replacing("visitor", with: "counsellor"), in: id, record)
        default: break
        }
    }

    private func answer(_ text: String, in id: String, _ record: Record) async throws {
        guard let message = try talks[id]?.seal(text) else { return }
        try record.note(.sending, by: .counsellor, in: id, text)
        let acknowledged: WireShapes.Acknowledged = try await Persistence.untilDone {
            try await wire.ask("POST", "/conversations/\(id)/messages", message)
        }
        try record.note(.acknowledged, by: .counsellor, in: id, text, sequence: acknowledged.seq)
    }
}
