import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET` and `PUT /team/resealing`: what is still sealed to an earlier team key, and the same sealed to the one in force. A
/// coordinator's browser does it a few conversations at a time; it may stop anywhere.
struct Reseal: Sendable {
    struct Behind: Encodable {
        struct Item: Encodable {
            let id: ConversationID
            let teamEpoch: Int
            let sealedRoot: Base64URLBytes
            let staffKey: OpenedConversation.Sealed?
            let epochs: [EpochRecord]
        }
        let teamEpoch: Int
        let left: Int
        let conversations: [Item]
    }
    struct Body: Decodable {
        struct Item: Decodable {
            struct SealedEpoch: Decodable {
                let number: Int
                let sealed: Base64URLBytes
            }
            let id: ConversationID
            let sealedRoot: Base64URLBytes
            let staffKey: Base64URLBytes?
            let epochs: [SealedEpoch]
            let next: EpochBody
        }
        let conversations: [Item]
    }
    struct Reply: Encodable {
        let left: Int
    }
    /// Small enough that one body holds all that is made of them.
    private static let page = 20
    let site: StaffDependencies

    @Sendable func behind(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let after = request.uri.queryParameters["after"]
        let id = after.flatMap { ConversationID($0) }
        guard after == nil || id != nil else { throw Problem.invalid("after") }
        let page = try await site.chat.resealing.behind(after: id, limit: Self.page)
        return try .json(
            Behind(
                teamEpoch: page.teamEpoch, left: page.left,
                conversations: page.conversations.map { behind in
                    .init(
                        id: behind.id, teamEpoch: behind.keys.root.teamEpoch,
                        sealedRoot: Base64URLBytes(behind.keys.root.sealed.bytes),
                        staffKey: behind.keys.staffKey.map { .init($0) },
                        epochs: behind.keys.epochs.map { EpochRecord($0, for: .team) })
                }))
    }

    @Sendable func take(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let body = try await request.json(Body.self, upTo: RequestLimits.resealingBody)
        guard body.conversations.count <= Self.page else { throw Problem.invalid("conversations") }
        let resealed = try body.conversations.map { item throws(Problem) in try Self.resealed(item) }
        let (coordinator, now) = (context.professional.id, site.clock.now())
        let result = try await site.chat.resealing.reseal(
            resealed, by: coordinator, at: now,
            recording: AuditEntry(.oldTeamKeysDestroyed, by: .member(coordinator), at: now))
        for id in result.taken { await site.hub.announce(.conversation(id)) }
        return try .json(Reply(left: result.left))
    }

    private static func resealed(_ item: Body.Item) throws(Problem) -> ResealedConversation {
        var epochs: [Int: SealedKey] = [:]
        for epoch in item.epochs { epochs[epoch.number] = try SealedKey.fromWire(epoch.sealed, field: "epochs") }
        var staffKey: SealedKey?
        if let sealed = item.staffKey { staffKey = try SealedKey.fromWire(sealed, field: "staffKey") }
        guard
            let resealed = ResealedConversation(
                id: item.id, root: try .fromWire(item.sealedRoot, field: "sealedRoot"), staffKey: staffKey,
                epochs: epochs, next: try item.next.epoch())
        else { throw .invalid("conversations") }
        return resealed
    }
}
