import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffSite {
    /// The figures of the service itself, small numbers hidden.
    func addFigureRoutes(to group: RouterGroup<FiguresContext>) {
        let figures = ShowFigures(site: dependencies)
        group.get(StaffPath.figures.route, use: figures.respond)
        group.get(StaffPath.figuresFile.route, use: figures.respondAsFile)
    }
}
