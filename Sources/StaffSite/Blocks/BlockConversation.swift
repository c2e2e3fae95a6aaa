import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct BlockBody: Codable {
        let reason: Block.Reason
        let days: Int
    }

    /// PUT /conversations/{id}/block: ends the sitting and keeps this conversation from the queue. 409 while the danger mark is set.
    @Sendable func block(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(BlockBody.self)
        let id = try await own(context).id
        guard let block = Block(id, reason: body.reason, by: context.professional.id, days: body.days, at: now()) else {
            throw Problem.invalid("days")
        }
        try await stores.blocks.block(block, recording: entry(.blocked, context, id))
        await announce(id, queue: true)
        await hub.announce(.blocks)
        return .noContent
    }
}
