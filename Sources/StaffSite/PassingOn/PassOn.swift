import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// Something of one conversation to somebody outside, without her yes: who proposes it, the colleague who judges it, and what was done.
/// The server sends nothing to anybody.
struct PassOn: Sendable {
    struct Proposal: Decodable {
        let id: PassingID
        let ground: String
        let told: String
        let teamEpoch: Int
        let record: Base64URLBytes
    }
    struct Judgement: Decodable {
        let agrees: Bool
        let teamEpoch: Int
        let answer: Base64URLBytes
    }
    struct Done: Decodable { let told: String }

    let chat: StaffChat

    private var passings: any PassingStore { chat.stores.passings }

    /// POST /conversations/{id}/passings: a second professional is asked.
    @Sendable func propose(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Proposal.self, upTo: RequestLimits.sealedItemBody)
        let conversation = try await chat.talked(context).id
        guard let ground = Passing.Ground(rawValue: body.ground) else { throw Problem.invalid("ground") }
        guard let told = Passing.Told(rawValue: body.told),
            let passing = Passing.proposed(
                body.id, on: ground, of: conversation, by: context.professional.id, told: told, at: chat.now())
        else { throw Problem.invalid("told") }
        guard let record = SealedPassing(teamEpoch: body.teamEpoch, bytes: body.record.data) else {
            throw Problem.invalid("record")
        }
        try await passings.propose(
            passing, record: record, recording: chat.entry(.passingProposed, context, conversation))
        await chat.announce(conversation, queue: true)
        return try .json(PassingBody(passing, for: context.professional.id), status: .created)
    }

    /// GET /passings/{passing}/record: what would be shared, exactly; who is asked to judge it leaves a line in the audit trail.
    @Sendable func read(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let passing = try await passing(in: context)
        let record = try await passings.record(
            of: passing.id, for: context.professional.id,
            recording: chat.entry(.passingOpened, context, passing.conversation))
        return try .json(PassingRecordBody(record))
    }

    /// POST /passings/{passing}/judgement
    @Sendable func judge(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Judgement.self, upTo: RequestLimits.sealedItemBody)
        guard let answer = SealedPassing(teamEpoch: body.teamEpoch, bytes: body.answer.data) else {
            throw Problem.invalid("answer")
        }
        let passing = try await passing(in: context)
        let judged = try await passings.judge(
            passing.id, body.agrees, by: context.professional.id, answer: answer, at: chat.now(),
            recording: chat.entry(body.agrees ? .passingAgreed : .passingDeclined, context, passing.conversation))
        await chat.announce(passing.conversation, queue: true)
        return try .json(PassingBody(judged, for: context.professional.id))
    }

    /// POST /passings/{passing}/done: he told it to whom it was for.
    @Sendable func finish(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let told = Passing.Told(rawValue: try await request.json(Done.self).told) else {
            throw Problem.invalid("told")
        }
        let passing = try await passing(in: context)
        let done = try await passings.finish(
            passing.id, by: context.professional.id, told: told, at: chat.now(),
            recording: chat.entry(.passingDone, context, passing.conversation))
        await chat.announce(passing.conversation)
        return try .json(PassingBody(done, for: context.professional.id))
    }

    /// DELETE /passings/{passing}: it is not passed on after all.
    @Sendable func withdraw(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let passing = try await passing(in: context)
        _ = try await passings.withdraw(
            passing.id, by: context.professional.id, at: chat.now(),
            recording: chat.entry(.passingWithdrawn, context, passing.conversation))
        await chat.announce(passing.conversation, queue: true)
        return .noContent
    }

    private func passing(in context: CounsellorContext) async throws -> Passing {
        guard let id = context.parameters.get("passing").flatMap({ PassingID($0) }) else { throw Problem.notFound }
        return try await passings.passing(id)
    }
}

extension StaffSite {
    func addPassingRoutes(to group: RouterGroup<CounsellorContext>) {
        let passing = PassOn(chat: chat)
        group.post(StaffPath.passings.route, use: passing.propose)
        group.delete(StaffPath.passing.route, use: passing.withdraw)
        group.get(StaffPath.passingRecord.route, use: passing.read)
        group.post(StaffPath.passingJudgement.route, use: passing.judge)
        group.post(StaffPath.passingDone.route, use: passing.finish)
    }
}
