import Accounts
import AsyncHTTPClient
import Foundation
import HelplineCore
import Sealing

/// One counsellor who claims whatever waits and answers every message.
actor CounsellorClient {
    let wire: Wire
    let member: String
    private let teamKey: TeamKey
    var talks: [String: Talk] = [:]

    /// Signs in as one of the demonstration's people and unlocks the team key.
    init(client: HTTPClient, base: String, account: DemonstrationAccount) async throws {
        let stranger = Wire(client: client, base: base)
        let salt: WireShapes.Salt = try await stranger.ask("POST", "/sign-ins/salts", ["name": account.member.name])
        let passphrase = try Passphrase(account.passphrase, salt: salt.salt.data, iterations: salt.iterations)
        let answer = try await stranger.send(
            "POST", "/sign-ins",
            WireShapes.SignIn(
                name: account.member.name, secret: WireBytes(passphrase.signInSecret),
                code: account.code(at: SystemWallClock().now())))
        let unlocked = try JSONDecoder().decode(WireShapes.Unlocked.self, from: answer.body)
        let cookie = answer.cookies.map { $0.prefix { $0 != ";" } }.joined(separator: "; ")
        wire = Wire(client: client, base: base, headers: [("cookie", cookie)])
        member = unlocked.member.id
        let keys = try MemberKeys(
            wrapped: unlocked.wrapped.data, member: member,
            wrappingKey: try passphrase.wrappingKey(serverShare: unlocked.share.data))
        let statements: WireShapes.Statements = try await wire.ask("GET", "/team/statements")
        let list = try Sealing.MembershipList(statements.signed, rootHash: keys.rootHash, lastSeen: keys.lastNumber)
        guard let current = statements.keys?.first(where: { $0.teamEpoch == list.current.teamEpoch }) else {
            throw LoadTrouble.unreadable("team key")
        }
        teamKey = try TeamKey(
            teamEpoch: current.teamEpoch, sealed: current.sealed.data, member: member, memberPair: keys.pair, list: list
        )
    }

    /// What arrived, by conversation.
    var received: [String: [String]] { talks.mapValues(\.received) }
    private var count: Int { talks.values.reduce(0) { $0 + $1.received.count } }

    /// Claims and answers until cancelled. `answer` makes the reply to the n-th message of a conversation, from 0.
    func work(answer: @Sendable @escaping (Int) -> String) async throws {
        while !Task.isCancelled {
            let after = talks.map { "\($0.key):\($0.value.last)" }.joined(separator: ",")
            for try await event in try await wire.events("/events?after=\(after)") {
                try await take(event, answer)
            }
        }
    }

    /// Claims a conversation; his side of it, for a load that speaks HTTP by itself.
    func seat(in conversation: String) async throws -> Seat {
        try await claim(conversation)
        guard let talk = talks[conversation] else { throw LoadTrouble.unreadable("claim") }
        return try Seat(talk, over: wire, events: "/events")
    }

    private func take(_ event: ServerSentEvent, _ answer: (Int) -> String) async throws {
        switch event.name {
        case "queue":
            let queue = try JSONDecoder().decode(WireShapes.Queue.self, from: Data(event.data.utf8))
            for waiting in queue.waiting where talks[waiting.id] == nil { try await claim(waiting.id) }
        case "entry":
            let entry = try JSONDecoder().decode(WireShapes.Entry.self, from: Data(event.data.utf8))
            guard let id = entry.conversation, talks[id] != nil else { return }
            guard try talks[id]?.take(entry) != nil, let heard = talks[id]?.received.count else { return }
            guard let message = try talks[id]?.seal(answer(heard - 1)) else { return }
            let _: WireShapes.Acknowledged = try await wire.ask("POST", "/conversations/\(id)/messages", message)
        default: break
        }
    }

    func claim(_ id: String) async throws {
        do {
            try await wire.send("POST", "/conversations/\(id)/claim", WireShapes.Empty())
        } catch Wire.Trouble.answer(status: 409, _, _) {
            return
        }
        talks[id] = try await open(id)
    }

    /// His side of a conversation that is his, from its beginning.
    func open(_ id: String) async throws -> Talk {
        let opened: WireShapes.Opened = try await wire.ask("GET", "/conversations/\(id)")
        let root = try ConversationRoot(
            conversation: id, teamEpoch: opened.sealedRoot.teamEpoch, sealed: opened.sealedRoot.sealed.data,
            team: teamKey.pair)
        guard let first = opened.epochs.last, let reason = SealedEpoch.Reason(rawValue: first.reason) else {
            throw LoadTrouble.unreadable("epoch")
        }
        let sealed = SealedEpoch(
            number: first.number, teamEpoch: first.teamEpoch, audience: first.audience, reason: reason,
            sealed: ["team": first.sealed.data])
        let epoch = try root.open(sealed, as: "team", with: teamKey.pair, audience: ["team", "visitor"])
        return Talk(conversation: id, epoch: epoch, role: .counsellor, sender: member)
    }
}
