import Hummingbird

extension StaffSite {
    /// The registrations.
    func addCaseRoutes(to group: RouterGroup<CounsellorContext>) {
        group.get(StaffPath.codeBook.route, use: ShowCodeBook(book: dependencies.codeBook).respond)
        group.get(StaffPath.registration.route, use: ShowCase(cases: dependencies.cases).respond)
        group.put(StaffPath.registration.route, use: KeepCase(site: dependencies).respond)
    }
}
