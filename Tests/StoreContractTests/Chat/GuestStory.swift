import Chat
import Foundation
import HelplineCore
import TestSupport

/// Piet of the police, whom Bram brings into his conversation with Ada and whom Chris calls back.
struct Piet: Sendable {
    let id = GuestID.random()
    let token = SecretDigest(of: .random(32))
    let session = SecretDigest(of: .random(32))
    let key = Data([4]) + Data.random(64)

    func knock(_ mac: Data = .random(32), session: SecretDigest? = nil, key: Data? = nil) -> GuestKnock {
        GuestKnock(publicKey: key ?? self.key, session: session ?? self.session, mac: mac)!
    }

    var authority: Authority { .guest(id, session) }

    func message(_ counter: Int64, epoch: Int) -> NewMessage {
        NewMessage(
            id: .random(), epoch: epoch,
            sender: Sender(.guest(id), instance: Data(repeating: 9, count: 8), counter: counter)!, envelope: .sample())
    }

    /// With him, and with these beside him.
    func epoch(_ number: Int, reason: Epoch.Reason = .guestJoined, beside others: [Piet] = []) -> Epoch {
        let audience = ((others + [self]).map(\.id.reader) + ["team", "visitor"]).sorted()
        return Epoch(
            number: number, teamEpoch: 1, audience: audience, reason: reason,
            sealed: Dictionary(uniqueKeysWithValues: audience.map { ($0, .sample()) }))!
    }
}

extension ChatStores {
    func proposes(_ piet: Piet, outside: Bool = false, by member: Professional = .bram) async throws {
        let at = now()
        try await guests.propose(
            Guest.proposed(
                piet.id, as: .police, to: Visitor.ada.conversation, by: member.id, age: .from16, advised: false,
                outside: outside, under: GuestRules(), at: at)!,
            details: GuestDetails(teamEpoch: 1, sealed: .random(200))!,
            recording: member.audited(.guestProposed, .ada, at: at))
    }

    func answers(_ piet: Piet, _ yes: Bool, by visitor: Visitor = .ada) async throws {
        let at = now()
        try await guests.answer(
            piet.id, yes, by: visitor.token, at: at,
            recording: AuditEntry(
                yes ? .guestAccepted : .guestRefused, by: .visitor, conversation: Visitor.ada.conversation, at: at))
    }

    func confirms(_ piet: Piet, by member: Professional = .chris, coordinator: Bool = false) async throws {
        let at = now()
        try await guests.confirm(
            piet.id, by: member.id, coordinator: coordinator, at: at,
            recording: member.audited(.guestConfirmed, .ada, at: at))
    }

    @discardableResult
    func invites(_ piet: Piet, by member: Professional = .bram) async throws -> Guest {
        let at = now()
        return try await guests.invite(
            piet.id, by: member.id, token: piet.token, at: at, recording: member.audited(.guestInvited, .ada, at: at))
    }

    @discardableResult
    func knocks(_ piet: Piet, _ knock: GuestKnock? = nil, token: SecretDigest? = nil) async throws -> Guest {
        try await guests.knock(piet.id, token: token ?? piet.token, with: knock ?? piet.knock(), at: now())
    }

    @discardableResult
    func admits(_ piet: Piet, with epoch: Epoch, by member: Professional = .bram) async throws -> Acknowledgement {
        let at = now()
        return try await guests.admit(
            piet.id, by: member.id, with: epoch, at: at, recording: member.audited(.guestJoined, .ada, at: at))
    }

    func leaves(_ piet: Piet, session: SecretDigest? = nil) async throws {
        let at = now()
        try await guests.leave(
            piet.id, session: session ?? piet.session, at: at,
            recording: AuditEntry(.guestLeft, by: .system, conversation: Visitor.ada.conversation, at: at))
    }

    /// As far as the link.
    func brings(_ piet: Piet) async throws {
        try await proposes(piet)
        try await answers(piet, true)
        try await confirms(piet)
        try await invites(piet)
    }

    /// Ada, Bram, and Piet in the second epoch.
    func letsIn(_ piet: Piet) async throws {
        try await opens(.ada)
        try await claims(.ada, .bram)
        try await brings(piet)
        try await knocks(piet)
        try await admits(piet, with: piet.epoch(2))
    }

    func writes(_ piet: Piet, _ counter: Int64, epoch: Int) async throws {
        _ = try await log.append(
            piet.message(counter, epoch: epoch), to: Visitor.ada.conversation, by: piet.authority, at: now())
    }

    func writes(_ visitor: Visitor, _ counter: Int64, epoch: Int) async throws {
        _ = try await log.append(
            visitor.message(counter, epoch: epoch), to: visitor.conversation, by: visitor.authority, at: now())
    }

    /// Piet in the second epoch, and this other beside him in the third.
    func letsIn(_ piet: Piet, and other: Piet) async throws {
        try await letsIn(piet)
        clock.advance(by: .seconds(1))
        try await brings(other)
        try await knocks(other)
        try await admits(other, with: other.epoch(3, beside: [piet]))
    }

    func known() async throws -> KnownGuests? { try await guests.guests(of: Visitor.ada.conversation, at: clock.now()) }

    /// Of the last who was proposed.
    func step() async throws -> Guest.Step? { try await known()?.guests.last?.step }
}
