import Hummingbird
import SiteSupport

extension StaffSite {
    /// What professionals say to each other.
    func addNoteRoutes(to group: RouterGroup<CounsellorContext>) {
        let notes = StaffNotes(dependencies)
        group.get(StaffPath.notes.route, use: notes.read)
        group.post(StaffPath.notes.route, use: notes.write)
        group.put(StaffPath.consultation.route, use: notes.ask)
        group.delete(StaffPath.consultation.route, use: notes.release)
    }
}
