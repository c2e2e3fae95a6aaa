import Hummingbird

extension StaffSite {
    /// The audit trail.
    func addAuditRoutes(to group: RouterGroup<PrivacyOfficerContext>) {
        group.get(StaffPath.auditLines.route, use: ReadAuditTrail(site: dependencies).respond)
        group.get(StaffPath.auditExport.route, use: ExportAuditTrail(site: dependencies).respond)
        group.get(StaffPath.auditChain.route, use: CheckAuditTrail(site: dependencies).respond)
    }
}
