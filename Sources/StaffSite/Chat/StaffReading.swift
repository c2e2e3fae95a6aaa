import Chat
import ChatWire
import HelplineCore
import SiteSupport

/// What one reading of a professional's stream found: the same for the stream and for the long poll.
struct StaffReading: Sendable {
    var entries: [(conversation: ConversationID, entry: ConversationEntry)] = []
    var erased: [ConversationID] = []
    var states: [ConversationStateBody] = []
    var queue: QueueBody
    /// A page of some conversation was full.
    var more = false
    /// Somebody types; that ends without an announcement.
    var typing: Bool { states.contains { $0.typing } }
}

extension StaffChat {
    static let page = 200

    /// Reads the professional's conversations from these cursors on, and moves them. One without a cursor is read from 0.
    func read(for member: MemberID, cursors: inout [ConversationID: Int64]) async throws -> StaffReading {
        // Before what is his: an offer that is gone is then never found beside the conversation it took away.
        let offers = try await offers(for: member)
        let mine = try await stores.queue.conversations(of: member)
        let waiting = try await stores.queue.waiting()
        let service = try await stores.service.state()
        let capacity = try await capacity(of: member)
        var rows: [QueueBody.Mine] = []
        var reading = StaffReading(
            queue: QueueBody(
                service, at: now(), waiting: [], mine: [], atMost: capacity.atMost, speaks: capacity.speaks,
                offers: offers))
        for conversation in mine {
            let moment = await stores.presence.snapshot(of: conversation.id)
            rows.append(.init(conversation, for: member, visitorPresent: moment.visitorPresent))
            reading.states.append(try await state(of: conversation, at: moment, for: member))
            try await readEntries(of: conversation, cursors: &cursors, into: &reading)
        }
        reading.queue = QueueBody(
            service, at: now(), waiting: waiting, mine: rows,
            atMost: capacity.atMost, speaks: capacity.speaks, offers: offers)
        try await settle(Set(cursors.keys).subtracting(mine.map(\.id)), member, &cursors, &reading)
        return reading
    }

    /// What was set for him, or what holds for everybody.
    private func capacity(of member: MemberID) async throws -> (atMost: Int, speaks: [String]) {
        let own = try await stores.shift.capacity(of: member)
        let languages = own?.languages ?? Set(Language.allCases)
        return (own?.atMost ?? dependencies.limits.conversationsPerProfessional, languages.map(\.rawValue).sorted())
    }

    /// Reads only these conversations; `nil` when one of them is no longer his or its row in the queue would change.
    func read(
        only ids: Set<ConversationID>, of member: MemberID, beside queue: QueueBody,
        cursors: inout [ConversationID: Int64]
    ) async throws -> StaffReading? {
        var reading = StaffReading(queue: queue)
        for id in ids {
            let conversation: Conversation
            do {
                conversation = try await stores.conversations.conversation(id)
            } catch {
                guard error == .erased || error == .notFound else { throw error }
                return nil
            }
            let moment = await stores.presence.snapshot(of: id)
            let row = QueueBody.Mine(conversation, for: member, visitorPresent: moment.visitorPresent)
            guard conversation.includes(member), queue.mine.contains(row) else { return nil }
            reading.states.append(try await state(of: conversation, at: moment, for: member))
            try await readEntries(of: conversation, cursors: &cursors, into: &reading)
        }
        return reading
    }

    private func state(
        of conversation: Conversation, at moment: Presence.Snapshot, for member: MemberID
    ) async throws -> ConversationStateBody {
        let known = try await stores.guests.guests(of: conversation.id, at: now())
        return ConversationStateBody(
            conversation: conversation.id, state: conversation.state.rawValue,
            typing: moment.typing.contains(.visitor), visitorPresent: moment.visitorPresent,
            guests: try await guestBodies(known, for: member),
            passing: try await stores.passings.last(in: conversation.id).map { PassingBody($0, for: member) },
            epochDue: known?.epochDue,
            letter: try await stores.letters.last(in: conversation.id, at: now()).map(LetterBody.init))
    }

    private func readEntries(
        of conversation: Conversation, cursors: inout [ConversationID: Int64], into reading: inout StaffReading
    ) async throws {
        let after = cursors[conversation.id] ?? 0
        cursors[conversation.id] = after
        guard conversation.lastSequence > after else { return }
        // One page a reading, whatever the number of conversations.
        guard !reading.more else { return }
        do {
            let page = try await stores.log.page(of: conversation.id, after: after, limit: Self.page)
            reading.entries += page.entries.map { (conversation.id, $0) }
            reading.more = reading.more || page.more
            cursors[conversation.id] = page.entries.last?.sequence ?? after
        } catch {
            // Erased between the two reads: the next reading tells.
            guard error == .erased || error == .notFound else { throw error }
            reading.more = true
        }
    }

    /// What the client follows but does not have (any more): erased, closed by him, or back in the queue. Each is told once.
    private func settle(
        _ gone: Set<ConversationID>, _ member: MemberID, _ cursors: inout [ConversationID: Int64],
        _ reading: inout StaffReading
    ) async throws {
        for id in gone {
            cursors[id] = nil
            do {
                let conversation = try await stores.conversations.conversation(id)
                guard
                    conversation.includes(member) || conversation.claimedBy == member || conversation.state == .waiting
                else { continue }
                reading.states.append(
                    ConversationStateBody(
                        conversation: id, state: conversation.state.rawValue, typing: false, visitorPresent: false))
            } catch {
                guard error == .erased || error == .notFound else { throw error }
                if error == .erased { reading.erased.append(id) }
            }
        }
    }
}
