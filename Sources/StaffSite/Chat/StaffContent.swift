import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct KeepStaffKey: Codable {
        let teamEpoch: Int
        let sealed: Base64URLBytes
    }
    struct StoredStaffKey: Encodable { let staffKey: OpenedConversation.Sealed }
    struct KeepItem: Codable {
        let version: Int
        let sealed: Base64URLBytes
    }
    struct ItemAnswer: Codable { let version: Int }
    struct MarkDanger: Codable { let danger: Bool }

    /// PUT /conversations/{id}/staff-key: the first one wins; a later one gets 409 with the key that is stored.
    @Sendable func keepStaffKey(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(KeepStaffKey.self)
        guard body.teamEpoch >= 1 else { throw Problem.invalid("teamEpoch") }
        let key = TeamSealed(teamEpoch: body.teamEpoch, sealed: try .fromWire(body.sealed, field: "sealed"))
        let stored = try await stores.content.keepStaffKey(key, for: try id(in: context), by: context.professional.id)
        guard stored == key else { throw Problem.conflict.with(StoredStaffKey(staffKey: .init(stored))) }
        return try .json(OpenedConversation.Sealed(stored), status: .created)
    }

    /// PUT /conversations/{id}/items/{kind}/{itemId}
    @Sendable func keepItem(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(KeepItem.self, upTo: RequestLimits.sealedItemBody)
        let (kind, itemID) = try itemName(in: context)
        guard body.sealed.data.count <= StaffItem.largestSize else { throw Problem.tooLong }
        guard let item = StaffItem(kind: kind, id: itemID, version: body.version, sealed: body.sealed.data) else {
            throw Problem.invalid("sealed")
        }
        try await stores.content.keep(item, for: try id(in: context), by: context.professional.id)
        return try .json(ItemAnswer(version: item.version))
    }

    /// DELETE /conversations/{id}/items/{kind}/{itemId}
    @Sendable func removeItem(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let (kind, itemID) = try itemName(in: context)
        try await stores.content.removeItem(
            kind: kind, itemID: itemID, of: try id(in: context), by: context.professional.id)
        return .noContent
    }

    /// PUT /conversations/{id}/danger
    @Sendable func markDanger(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(MarkDanger.self)
        let id = try id(in: context)
        try await stores.conversations.mark(
            id, danger: body.danger, by: context.professional.id,
            recording: entry(body.danger ? .dangerMarked : .dangerCleared, context, id))
        await announce(id, queue: true)
        return .noContent
    }

    private func itemName(in context: CounsellorContext) throws(Problem) -> (StaffItem.Kind, String) {
        guard let kind = context.parameters.get("kind").flatMap({ StaffItem.Kind(rawValue: $0) }),
            let item = context.parameters.get("item")
        else { throw .notFound }
        return (kind, item)
    }
}
