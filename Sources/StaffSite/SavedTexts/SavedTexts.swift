import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// The texts that professionals put into their answers.
struct SavedTexts: Sendable {
    struct Body: Encodable {
        let id: SavedTextID
        let shared: Bool
        let version: Int
        let teamEpoch: Int
        let sealed: Base64URLBytes
        let signer: MemberID
        let signature: Base64URLBytes

        init(_ text: SavedText) {
            id = text.id
            shared = text.owner == .team
            version = text.version
            teamEpoch = text.teamEpoch
            sealed = Base64URLBytes(text.sealed)
            signer = text.signer
            signature = Base64URLBytes(text.signature)
        }
    }
    struct ListBody: Encodable { let texts: [Body] }
    struct Keep: Decodable {
        let shared: Bool
        let version: Int
        let teamEpoch: Int
        let sealed: Base64URLBytes
        let signature: Base64URLBytes
    }
    struct Kept: Encodable { let version: Int }

    let store: any SavedTextStore
    let clock: any WallClock

    init(_ dependencies: StaffDependencies) {
        store = dependencies.chat.savedTexts
        clock = dependencies.clock
    }

    /// GET /saved-texts: the team's and one's own.
    @Sendable func list(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try .json(ListBody(texts: try await store.texts(for: context.professional.id).map(Body.init)))
    }

    /// PUT /saved-texts/{id}: one's own, or the team's by who keeps those.
    @Sendable func keep(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Keep.self, upTo: RequestLimits.sealedItemBody)
        let me = context.professional
        guard body.sealed.data.count <= SavedText.largestSize else { throw Problem.tooLong }
        guard
            let text = SavedText(
                id: try id(in: context), owner: body.shared ? .team : .member(me.id), version: body.version,
                teamEpoch: body.teamEpoch, sealed: body.sealed.data, signer: me.id, signature: body.signature.data)
        else { throw Problem.invalid("sealed") }
        try await store.keep(text, by: me, recording: entry(.savedTextKept, me))
        return try .json(Kept(version: text.version))
    }

    /// DELETE /saved-texts/{id}?version=N
    @Sendable func remove(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let version = try request.number("version", in: 1...Int64(Int32.max)) else {
            throw Problem.invalid("version")
        }
        let me = context.professional
        try await store.remove(
            try id(in: context), version: Int(version), by: me, recording: entry(.savedTextRemoved, me))
        return .noContent
    }

    private func id(in context: CounsellorContext) throws(Problem) -> SavedTextID {
        guard let id = context.parameters.get("id").flatMap({ SavedTextID($0) }) else { throw .notFound }
        return id
    }

    private func entry(_ action: AuditEntry.Action, _ by: Professional) -> AuditEntry {
        AuditEntry(action, by: .member(by.id), at: clock.now())
    }
}

extension StaffSite {
    func addSavedTextRoutes(to group: RouterGroup<CounsellorContext>) {
        let texts = SavedTexts(dependencies)
        group.get(StaffPath.savedTexts.route, use: texts.list)
        group.put(StaffPath.savedText.route, use: texts.keep)
        group.delete(StaffPath.savedText.route, use: texts.remove)
    }
}
