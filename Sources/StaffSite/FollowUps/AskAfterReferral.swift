import Cases
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// Whether who was referred arrived, and how far she is on the way to the police: what the team still asks, and what it heard.
struct AskAfterReferral: Sendable {
    struct Begin: Decodable {
        let id: FollowUpID
        let question: FollowUpQuestion
        let code: String
        let teamEpoch: Int
        let details: Base64URLBytes
        /// SHA-256 of the token in the details.
        let tokenHash: Base64URLBytes
    }
    struct Answer: Decodable {
        /// How many answers there were before.
        let asked: Int
        let answer: FollowUpAnswer
        let token: Base64URLBytes
    }
    struct Answered: Encodable {
        /// Whether the registration says it.
        let counted: Bool
    }
    struct End: Decodable { let token: Base64URLBytes }
    struct Details: Decodable {
        let teamEpoch: Int
        let details: Base64URLBytes
    }
    struct List: Encodable {
        let followUps: [FollowUpBody]
        let more: Bool
    }
    /// As many as are shown at once, the first ones first.
    static let most = 200

    let chat: StaffChat

    private var store: any FollowUpStore { chat.stores.followUps }
    private var today: Int { FollowUp.day(of: chat.now()) }

    /// GET /follow-ups: the team's.
    @Sendable func list(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try await .json(list(try await store.open(limit: Self.most + 1)))
    }

    /// GET /conversations/{id}/follow-ups: what was begun for it already, so that nobody begins it twice.
    @Sendable func begun(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try await .json(list(try await store.begun(in: chat.id(in: context), for: context.professional.id)))
    }

    private func list(_ found: [FollowUp]) async throws -> List {
        var names: [MemberID: String] = [:]
        var bodies: [FollowUpBody] = []
        for followUp in found.prefix(Self.most) {
            let by = followUp.createdBy
            let name = if let known = names[by] { known } else { try await chat.named(by).name }
            names[by] = name
            bodies.append(FollowUpBody(followUp, today: today, by: name))
        }
        return List(followUps: bodies, more: found.count > Self.most)
    }

    /// POST /conversations/{id}/follow-ups
    @Sendable func begin(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Begin.self)
        let conversation = try chat.id(in: context)
        guard let code = ReferralCode(body.code), isReferral(code) else { throw Problem.invalid("code") }
        guard let details = FollowUpDetails(teamEpoch: body.teamEpoch, sealed: body.details.data) else {
            throw Problem.invalid("details")
        }
        guard let token = SecretDigest(stored: body.tokenHash.data) else { throw Problem.invalid("tokenHash") }
        guard
            let followUp = FollowUp(
                id: body.id, question: body.question, code: code, createdBy: context.professional.id, begunDay: today,
                details: details)
        else { throw Problem.invalid("details") }
        try await store.begin(
            followUp, of: conversation, token: token, recording: chat.entry(.followUpBegun, context, conversation))
        return try .json(
            FollowUpBody(followUp, today: today, by: try await chat.named(followUp.createdBy).name), status: .created)
    }

    /// POST /follow-ups/{id}/answers
    @Sendable func answer(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Answer.self)
        let counted = try await store.answer(
            try id(in: context), asked: body.asked, with: body.answer, token: try token(body.token), on: today,
            recording: entry(.followUpAnswered, context))
        return try .json(Answered(counted: counted))
    }

    /// POST /follow-ups/{id}/end: nobody asks any more.
    @Sendable func end(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let token = try token(try await request.json(End.self).token)
        try await store.end(try id(in: context), token: token, recording: entry(.followUpEnded, context))
        return .noContent
    }

    /// PUT /follow-ups/{id}/details: sealed to the team key in force.
    @Sendable func reseal(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Details.self)
        guard let details = FollowUpDetails(teamEpoch: body.teamEpoch, sealed: body.details.data) else {
            throw Problem.invalid("details")
        }
        try await store.reseal(try id(in: context), to: details, at: chat.now())
        return .noContent
    }

    private func isReferral(_ code: ReferralCode) -> Bool {
        let code = Code(rawValue: code.text)
        return code != .none && chat.dependencies.codeBook.field(.referral)?.entry(code) != nil
    }

    private func id(in context: CounsellorContext) throws(Problem) -> FollowUpID {
        guard let id = context.parameters.get("id").flatMap({ FollowUpID($0) }) else { throw .notFound }
        return id
    }

    private func token(_ bytes: Base64URLBytes) throws(Problem) -> SecretDigest {
        guard bytes.data.count == 32 else { throw .invalid("token") }
        return SecretDigest(of: bytes.data)
    }

    private func entry(_ action: AuditEntry.Action, _ context: CounsellorContext) -> AuditEntry {
        AuditEntry(action, by: .member(context.professional.id), at: chat.now())
    }
}

extension StaffSite {
    func addFollowUpRoutes(to group: RouterGroup<CounsellorContext>) {
        let ask = AskAfterReferral(chat: chat)
        group.get(StaffPath.followUps.route, use: ask.list)
        group.get(StaffPath.conversationFollowUps.route, use: ask.begun)
        group.post(StaffPath.conversationFollowUps.route, use: ask.begin)
        group.post(StaffPath.followUpAnswers.route, use: ask.answer)
        group.post(StaffPath.followUpEnd.route, use: ask.end)
        group.put(StaffPath.followUpDetails.route, use: ask.reseal)
    }
}
