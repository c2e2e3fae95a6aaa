import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    /// POST /guests/{guest}/messages: answered when the message is committed and synced to disk.
    @Sendable func postMessage(_ request: Request, _ context: GuestContext) async throws -> Response {
        let guest = context.guest
        let message = try await request.json(MessageBody.self).message(from: .guest(guest.id))
        let now = clock.now()
        try messageBuckets.take(context.caller.session, at: now)
        let acknowledgement: Acknowledgement
        do {
            acknowledgement = try await stores.log.append(
                message, to: guest.conversation, by: context.authority, at: now)
        } catch {
            // The store's word that he is not in it, or not any more.
            guard error == .notFound || error == .erased else { throw error }
            throw Problem.over
        }
        if let fresh = FreshEntry(message, acknowledgement, in: guest.conversation) { hub.announce(fresh) }
        return AcknowledgementBody(acknowledgement).response
    }

    /// POST /guests/{guest}/departure: he leaves. What is written after it he cannot open, whatever he kept.
    @Sendable func depart(_ request: Request, _ context: GuestContext) async throws -> Response {
        let now = clock.now()
        do {
            try await stores.guests.leave(
                context.guest.id, session: context.caller.session, at: now,
                recording: AuditEntry(.guestLeft, by: .visitor, conversation: context.guest.conversation, at: now))
        } catch {
            guard error == .notFound || error == .conflict(.wrongState) else { throw error }
            throw Problem.over
        }
        await hub.announce(.conversation(context.guest.conversation))
        return .noContent
    }
}
