import Accounts
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct OfferBody: Codable { let to: MemberID }
    /// `alone`: he knows that nobody else is there to take her.
    struct RequeueBody: Codable { let alone: Bool }

    /// PUT /conversations/{id}/handover: asks a colleague who is there. Until he accepts nothing changes.
    @Sendable func offerHandover(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(OfferBody.self)
        let id = try await own(context).id
        let receiver = try await dependencies.accounts.members.member(body.to)
        guard receiver.state == .admitted, receiver.role.may(.talkWithVisitors), receiver.id != context.professional.id
        else { throw Problem.notFound }
        guard await stores.presence.roster.present().contains(receiver.id) else {
            throw Problem(StoreFailure.conflict(.nobodyElse))
        }
        let offer = Handover(
            conversation: id, giver: context.professional.id, receiver: receiver.id, until: now() + Handover.term)
        try await stores.handovers.offer(offer, recording: entry(.handoverOffered, context, id))
        await announce(offer)
        return .noContent
    }

    /// DELETE /conversations/{id}/handover: the giver withdraws, or the receiver refuses. None is no error.
    @Sendable func dropHandover(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let id = try id(in: context)
        let dropped = try await stores.handovers.drop(
            id, by: context.professional.id, recording: entry(.handoverDropped, context, id))
        if let dropped { await announce(dropped) }
        return .noContent
    }

    /// POST /conversations/{id}/handover/acceptance: from here on it is his. A shift lead may have one more than his number.
    @Sendable func acceptHandover(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let id = try id(in: context)
        let me = context.professional
        let offer = try await stores.handovers.accept(
            id, by: me, atMost: dependencies.limits.conversationsPerProfessional, mayExceed: me.role.may(.leadShift),
            at: now(), recording: entry(.handedOver, context, id))
        await announce(id)
        await announce(offer)
        return .noContent
    }

    /// POST /conversations/{id}/requeueing: back to the queue. Where no other professional is there, he is asked first.
    @Sendable func requeue(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(RequeueBody.self)
        let id = try await own(context).id
        let others = await stores.presence.roster.present().subtracting([context.professional.id])
        guard body.alone || !others.isEmpty else { throw Problem(StoreFailure.conflict(.nobodyElse)) }
        let given = try await stores.shift.giveBack(
            id, heldBy: context.professional.id, why: .queue, at: now(), recording: entry(.givenBack, context, id))
        guard given else { throw Problem(StoreFailure.conflict(.wrongState)) }
        await announce(id, queue: true)
        await hub.announce(.professional(context.professional.id))
        return .noContent
    }

    private func announce(_ offer: Handover) async {
        await hub.announce(.professional(offer.giver))
        await hub.announce(.professional(offer.receiver))
    }

    /// Those that this professional made or got.
    func offers(for member: MemberID) async throws -> [QueueBody.Offer] {
        var offers: [QueueBody.Offer] = []
        for offer in try await stores.handovers.offers(at: now())
        where offer.giver == member || offer.receiver == member {
            let conversation = try await stores.conversations.conversation(offer.conversation)
            offers.append(
                QueueBody.Offer(
                    id: offer.conversation, from: try await named(offer.giver), to: try await named(offer.receiver),
                    until: offer.until.seconds, language: conversation.language.rawValue, danger: conversation.danger,
                    number: conversation.queueNumber))
        }
        return offers
    }

    func named(_ member: MemberID) async throws -> EntryBody.MemberBody {
        let known = try await dependencies.accounts.members.member(member)
        return EntryBody.MemberBody(id: member, name: known.displayName.text)
    }
}
