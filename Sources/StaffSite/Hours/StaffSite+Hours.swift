import Hummingbird
import SiteSupport

extension StaffSite {
    /// When the chat is open, and who may be called up.
    func addHoursRoutes(to group: RouterGroup<ShiftLeadContext>) {
        let hours = KeepHours(site: dependencies)
        group.get(StaffPath.hours.route, use: hours.show)
        group.put(StaffPath.hours.route, use: hours.keep)
        let standby = Standby(site: dependencies)
        group.get(StaffPath.standby.route, use: standby.show)
        group.put(StaffPath.standby.route, use: standby.keep)
    }
}
