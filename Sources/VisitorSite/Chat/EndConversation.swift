import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct ErasureAnswer: Encodable {
        /// Days until it is gone from backups too; `null` when there are none.
        let backupDays: Int?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(backupDays, forKey: .backupDays)
        }
        private enum CodingKeys: String, CodingKey { case backupDays }
    }

    /// POST /conversations/{id}/closure: she stops, or leaves the queue.
    @Sendable func end(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try await stores.conversations.end(context.conversation, by: context.authority, at: clock.now())
        await hub.announce(.conversation(context.conversation))
        await hub.announce(.queue)
        return .noContent
    }

    /// PUT /conversations/{id}/objection: nothing of it is counted, from now on and for as long as it is kept.
    @Sendable func object(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await stores.conversations.object(
            context.conversation, by: context.authority,
            recording: AuditEntry(.objected, by: .visitor, conversation: context.conversation, at: clock.now()))
        await hub.announce(.queue)
        return .noContent
    }

    /// POST /conversations/{id}/erasure: answered when the bytes are gone.
    @Sendable func erase(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let now = clock.now()
        try await stores.conversations.erase(
            ErasureOrder(context.conversation, reason: .visitor, at: now), by: context.authority,
            recording: AuditEntry(.erased, by: .visitor, conversation: context.conversation, at: now))
        await hub.announce(.conversation(context.conversation))
        await hub.announce(.queue)
        return try .json(ErasureAnswer(backupDays: settings.backupDays))
    }

    /// POST /conversations/{id}/queue: a visitor who came back asks to talk again.
    @Sendable func rejoinQueue(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try changeBuckets.take(context.visitor.token, at: clock.now())
        guard try await door(namedDoor(of: request)).isOpen else { throw Problem.closed }
        let conversation = try await stores.queue.rejoin(
            context.conversation, by: context.visitor.token, queueCap: limits.queueCap, at: clock.now())
        await hub.announce(.conversation(context.conversation))
        await hub.announce(.queue)
        return try .json(try await snapshot(of: conversation))
    }
}
