import Hummingbird
import SiteSupport

extension StaffSite {
    /// The registrations.
    func addCaseRoutes(to group: RouterGroup<CounsellorContext>) {
        let codeBook = codeBook
        // The file itself, from which the form is made.
        group.get(StaffPath.codeBook.route) { request, _ in codeBook.response(to: request) }
        group.get(StaffPath.registration.route, use: ShowCase(cases: dependencies.cases).respond)
        group.put(StaffPath.registration.route, use: KeepCase(site: dependencies).respond)
    }
}
