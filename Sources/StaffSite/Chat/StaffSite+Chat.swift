import Hummingbird
import SiteSupport

extension StaffSite {
    /// The conversations.
    func addChatRoutes(to group: RouterGroup<CounsellorContext>) {
        group.get(StaffPath.service.route, use: chat.service)
        group.put(StaffPath.service.route, use: chat.openOrClose)
        group.get(StaffPath.events.route, use: chat.streamEvents)
        group.get(StaffPath.conversation.route, use: chat.open)
        group.post(StaffPath.claim.route, use: chat.claim)
        group.get(StaffPath.colleagues.route, use: chat.colleagues)
        group.put(StaffPath.handover.route, use: chat.offerHandover)
        group.delete(StaffPath.handover.route, use: chat.dropHandover)
        group.post(StaffPath.handoverAcceptance.route, use: chat.acceptHandover)
        group.post(StaffPath.requeueing.route, use: chat.requeue)
        group.put(StaffPath.block.route, use: chat.block)
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
