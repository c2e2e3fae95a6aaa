import Cases
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    /// POST /conversations/{id}/closure: ends the sitting if it still goes on, then closes; the registration comes first.
    @Sendable func close(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let conversation = try await ownOrClosed(context)
        if conversation.state != .closed {
            guard try await dependencies.cases.isRegistered(conversation.id) else {
                throw Problem(StoreFailure.conflict(.registrationMissing))
            }
        }
        _ = try await stores.conversations.close(
            conversation.id, by: context.professional.id, at: now(), recording: entry(.closed, context, conversation.id)
        )
        await announce(conversation.id, queue: true)
        await hub.announce(.professional(context.professional.id))
        return .noContent
    }
}
