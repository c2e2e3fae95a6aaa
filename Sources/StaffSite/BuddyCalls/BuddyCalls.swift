import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// A professional asks for a colleague to talk with, and one of them comes. In memory only: no audit line and no row says it.
struct BuddyCalls: Sendable {
    let chat: StaffChat

    private var board: BuddyBoard { chat.stores.presence.buddies }

    /// PUT /buddy-call: told to every colleague who is there; `nobody-else` where there is none. Asking again is no error.
    @Sendable func ask(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let me = context.professional.id
        guard try await chat.present().contains(where: { $0.id != me }) else {
            throw Problem(StoreFailure.conflict(.nobodyElse))
        }
        board.call(by: me)
        return await told()
    }

    /// DELETE /buddy-call: it is no longer needed. None is no error.
    @Sendable func end(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        board.end(by: context.professional.id)
        return await told()
    }

    /// PUT /buddy-calls/{member}/answer: I come. 409 `taken` when a colleague does already.
    @Sendable func answer(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let member = context.parameters.get("member").flatMap({ MemberID($0) }) else { throw Problem.notFound }
        switch board.answer(member, by: context.professional.id) {
        case .comes: return await told()
        case .taken: throw Problem(StoreFailure.conflict(.taken))
        case .nobodyAsks: throw Problem.notFound
        }
    }

    private func told() async -> Response {
        await chat.hub.announce(.queue)
        return .noContent
    }
}

extension StaffSite {
    func addBuddyRoutes(to group: RouterGroup<CounsellorContext>) {
        let calls = BuddyCalls(chat: chat)
        group.put(StaffPath.buddyCall.route, use: calls.ask)
        group.delete(StaffPath.buddyCall.route, use: calls.end)
        group.put(StaffPath.buddyAnswer.route, use: calls.answer)
    }
}
