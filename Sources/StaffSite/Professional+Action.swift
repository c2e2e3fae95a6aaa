import HelplineCore
import SiteSupport

extension Professional {
    /// What somebody's role does not allow does not exist for him: 404. Asked where a context of his authority is made.
    func check(_ action: StaffAction) throws(Problem) {
        guard role.may(action) else { throw .notFound }
    }
}
