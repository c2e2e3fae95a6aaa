import Hummingbird

extension StaffSite {
    /// The conversations.
    func addChatRoutes(to group: RouterGroup<CounsellorContext>) {}
}
