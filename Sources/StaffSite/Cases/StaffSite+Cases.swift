import Hummingbird

extension StaffSite {
    /// The registrations.
    func addCaseRoutes(to group: RouterGroup<CounsellorContext>) {}
}
