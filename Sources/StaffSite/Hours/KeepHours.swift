import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET` and `PUT /hours`: when the chat takes new conversations.
struct KeepHours: Sendable {
    let site: StaffDependencies

    @Sendable func show(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        try .json(HoursBody(try await site.chat.service.state()))
    }

    /// The version is one higher than what was shown; 409 when somebody else was first.
    @Sendable func keep(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        let body = try await request.json(HoursBody.self)
        try await site.chat.service.keep(
            try body.hours(), version: body.version,
            recording: AuditEntry(.hoursChanged, by: .member(context.professional.id), at: site.clock.now()))
        // Who waits hears until when, and every workspace whether the chat is open still.
        await site.hub.announce(.queue)
        return try .json(HoursBody(try await site.chat.service.state()))
    }
}
