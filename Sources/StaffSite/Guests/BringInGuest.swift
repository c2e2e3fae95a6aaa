import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// Somebody from outside into one conversation, with her yes: what its counsellor does, and the colleague who calls back.
struct BringInGuest: Sendable {
    struct Proposal: Codable {
        let id: GuestID
        let role: GuestRole
        let age: AgeClass
        /// With a child under 12: Veilig Thuis has advised.
        let advised: Bool
        /// His number is not one of the partner directory.
        let outside: Bool
        let teamEpoch: Int
        let details: Base64URLBytes
    }
    struct Link: Codable { let tokenHash: Base64URLBytes }
    struct Invited: Encodable { let until: Int64? }

    let chat: StaffChat

    private var guests: any GuestStore { chat.stores.guests }

    /// POST /conversations/{id}/guests: she is asked.
    @Sendable func propose(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Proposal.self)
        let conversation = try await chat.own(context).id
        guard let details = GuestDetails(teamEpoch: body.teamEpoch, sealed: body.details.data) else {
            throw Problem.invalid("details")
        }
        let rules = chat.dependencies.guestRules
        if let refusal = rules.refusal(of: body.role, with: body.age, advised: body.advised) {
            throw Problem(
                refusal.rawValue, .unprocessableContent, "The organisation's rules for children do not allow it")
        }
        guard
            let guest = Guest.proposed(
                body.id, as: body.role, to: conversation, by: context.professional.id, age: body.age,
                advised: body.advised, outside: body.outside, under: rules, at: chat.now())
        else { throw Problem.invalid("role") }
        try await guests.propose(
            guest, details: details, recording: chat.entry(.guestProposed, context, conversation))
        await chat.announce(conversation)
        return try .json(GuestBody(guest), status: .created)
    }

    /// POST /guests/{guest}/confirmation: a second professional called him back, and it is he.
    @Sendable func confirm(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let guest = try await guest(in: context)
        let coordinates = context.professional.role.may(.keepPartners)
        guard coordinates || !guest.isOutside else {
            throw Problem("forbidden", .forbidden, "A coordinator has to confirm a number from elsewhere")
        }
        try await guests.confirm(
            guest.id, by: context.professional.id, coordinator: coordinates, at: chat.now(),
            recording: chat.entry(.guestConfirmed, context, guest.conversation))
        await chat.announce(guest.conversation, queue: true)
        return .noContent
    }

    /// POST /guests/{guest}/invitation: the link is made; the server gets to know it by its hash.
    @Sendable func invite(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let token = SecretDigest(stored: try await request.json(Link.self).tokenHash.data) else {
            throw Problem.invalid("tokenHash")
        }
        let guest = try await guest(in: context)
        let invited = try await guests.invite(
            guest.id, by: context.professional.id, token: token, at: chat.now(),
            recording: chat.entry(.guestInvited, context, guest.conversation))
        await chat.announce(guest.conversation)
        return try .json(Invited(until: invited.step.until?.seconds))
    }

    /// POST /guests/{guest}/mistake: what his page posted did not come with the code.
    @Sendable func mistake(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let guest = try await guest(in: context)
        let after = try await guests.mistake(
            guest.id, by: context.professional.id, at: chat.now(),
            recording: chat.entry(.guestMistaken, context, guest.conversation))
        await chat.announce(guest.conversation)
        return try .json(GuestBody(after))
    }

    /// POST /guests/{guest}/admission: he is in, with the epoch that is sealed to his key.
    @Sendable func admit(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let epoch = try await request.json(EpochBody.self).epoch()
        let guest = try await guest(in: context)
        let acknowledgement = try await guests.admit(
            guest.id, by: context.professional.id, with: epoch, at: chat.now(),
            recording: chat.entry(.guestJoined, context, guest.conversation))
        await chat.announce(guest.conversation)
        return try .json(AcknowledgementBody(acknowledgement), status: .created)
    }

    /// DELETE /guests/{guest}: he is not to come any more.
    @Sendable func withdraw(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let guest = try await guest(in: context)
        try await guests.withdraw(
            guest.id, by: context.professional.id, at: chat.now(),
            recording: chat.entry(.guestWithdrawn, context, guest.conversation))
        await chat.announce(guest.conversation, queue: true)
        return .noContent
    }

    private func guest(in context: CounsellorContext) async throws -> Guest {
        guard let id = context.parameters.get("guest").flatMap({ GuestID($0) }) else { throw Problem.notFound }
        return try await guests.guest(id, at: chat.now())
    }
}

extension StaffSite {
    func addGuestRoutes(to group: RouterGroup<CounsellorContext>) {
        let bring = BringInGuest(chat: chat)
        group.post(StaffPath.guests.route, use: bring.propose)
        group.post(StaffPath.guestConfirmation.route, use: bring.confirm)
        group.post(StaffPath.guestInvitation.route, use: bring.invite)
        group.post(StaffPath.guestMistake.route, use: bring.mistake)
        group.post(StaffPath.guestAdmission.route, use: bring.admit)
        group.delete(StaffPath.guest.route, use: bring.withdraw)
    }
}
