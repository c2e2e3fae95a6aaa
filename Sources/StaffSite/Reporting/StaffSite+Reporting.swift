import Hummingbird
import SiteSupport

extension StaffSite {
    /// The researcher's desk, and the second person's look at it: protected figures, never a case.
    func addReportRoutes(to researchers: RouterGroup<ResearcherContext>, _ approvers: RouterGroup<ApproverContext>) {
        let judging = JudgeProposal(site: dependencies, desk: desk)
        let proposing = ProposeReport(site: dependencies)
        let proposals = ShowProposal(site: dependencies)
        approvers.get(StaffPath.reports.route, use: ListReports(site: dependencies).respond)
        researchers.post(StaffPath.reportPreview.route, use: PreviewReport(site: dependencies).respond)
        researchers.put(StaffPath.reportProposal.route, use: proposing.propose)
        researchers.delete(StaffPath.reportProposal.route, use: proposing.withdraw)
        approvers.get(StaffPath.reportProposal.route, use: proposals.respond)
        approvers.get(StaffPath.proposedFile.route, use: proposals.file)
        approvers.post(StaffPath.reportApproval.route, use: judging.approve)
        approvers.post(StaffPath.reportRefusal.route, use: judging.refuse)
    }
}

extension RequestContext {
    /// The year in the path. Throws `Problem.invalid`.
    var reportYear: Int {
        get throws(Problem) {
            guard let year = parameters.get("year").flatMap({ Int($0) }), (2000...2100).contains(year) else {
                throw .invalid("year")
            }
            return year
        }
    }
}
