import Hummingbird
import SiteSupport

extension StaffSite {
    /// The conversations.
    func addChatRoutes(to group: RouterGroup<CounsellorContext>) {
        let chat = StaffChat(dependencies: dependencies, build: assets.files.build)
        group.get(StaffPath.service.route, use: chat.service)
        group.put(StaffPath.service.route, use: chat.openOrClose)
        group.get(StaffPath.events.route, use: chat.streamEvents)
        group.get(StaffPath.conversation.route, use: chat.open)
        group.post(StaffPath.claim.route, use: chat.claim)
        group.get(StaffPath.entries.route, use: chat.entries)
        group.post(StaffPath.messages.route, use: chat.postMessage)
        group.post(StaffPath.typing.route, use: chat.noteTyping)
        group.post(StaffPath.epochs.route, use: chat.mintEpoch)
        group.put(StaffPath.staffKey.route, use: chat.keepStaffKey)
        group.put(StaffPath.item.route, use: chat.keepItem)
        group.delete(StaffPath.item.route, use: chat.removeItem)
        group.put(StaffPath.danger.route, use: chat.markDanger)
        group.post(StaffPath.closure.route, use: chat.close)
    }
}
