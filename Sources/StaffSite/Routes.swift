import Hummingbird
import SiteSupport

extension StaffSite {
    /// The staff site's sitemap: who may come where. The type of the group's context is the authority its handlers hold.
    func addRoutes(to router: Router<StaffContext>) {
        let members = router.group(context: MemberContext.self)
        let professionals = members.group(context: ProfessionalContext.self)
        let counsellors = professionals.group(context: CounsellorContext.self)
        let shiftLeads = professionals.group(context: ShiftLeadContext.self)
        let coordinators = professionals.group(context: CoordinatorContext.self)
        let privacyOfficers = professionals.group(context: PrivacyOfficerContext.self)
        let figureReaders = professionals.group(context: FiguresContext.self)

        addPages(to: router)
        addFiles(to: router)
        addSetUpRoutes(to: router)
        addSignInRoutes(to: router)
        addSignedInRoutes(to: members)
        addTeamRoutes(to: professionals)
        addInvitationRoutes(to: coordinators)
        addCapacityRoutes(to: professionals.group(context: CapacityContext.self))
        addTeamChangeRoutes(to: coordinators)
        addEnrolmentRoutes(to: router)
        addChatRoutes(to: counsellors)
        addGuestRoutes(to: counsellors)
        addLetterRoutes(to: counsellors)
        addPassingRoutes(to: counsellors)
        addNoteRoutes(to: counsellors)
        addBuddyRoutes(to: counsellors)
        addSavedTextRoutes(to: counsellors)
        addFollowUpRoutes(to: counsellors)
        addAlarmRoutes(to: counsellors, shiftLeads)
        addShiftRoutes(to: shiftLeads)
        addCaseRoutes(to: counsellors)
        addPartnerRoutes(to: counsellors, professionals.group(context: PartnersContext.self))
        addHoursRoutes(to: shiftLeads)
        addBlockRoutes(to: shiftLeads)
        addFigureRoutes(to: figureReaders)
        addAuditRoutes(to: privacyOfficers)
        addReportRoutes(
            to: professionals.group(context: ResearcherContext.self), professionals.group(context: ApproverContext.self)
        )
    }

    private func addPages(to router: Router<StaffContext>) {
        for path in [StaffPath.workspace, .signInPage, .teamPage, .hoursPage, .figuresPage, .auditPage] {
            router.get(path.route) { try assets.workspacePage(for: $0, in: $1.language) }
        }
        router.get(StaffPath.partnersPage.route) { try assets.partnersPage(for: $0, in: $1.language) }
        router.get(StaffPath.reportDesk.route) { _, context in try assets.reportDesk(in: context.language) }
        router.get(StaffPath.setUpPage.route) { _, context in try assets.beginning(SetUpPage.init, in: context.language)
        }
        router.get(StaffPath.enrolmentPage.route) { _, context in
            try assets.beginning(EnrolmentPage.init, in: context.language)
        }
    }

    private func addFiles(to router: Router<StaffContext>) {
        router.get(StaffPath.files.route) { request, context in
            try assets.files.response(for: context.parameters.getCatchAll().joined(separator: "/"), request: request)
        }
        router.get(StaffPath.openAPI.route) { _, _ in assets.openAPIDocument }
    }

    private func addSetUpRoutes(to router: Router<StaffContext>) {
        router.post(StaffPath.setUps.route, use: StartSetUp(site: dependencies).respond)
        router.put(StaffPath.setUps.route, use: FinishSetUp(site: dependencies).respond)
    }

    private func addSignInRoutes(to router: Router<StaffContext>) {
        router.post(StaffPath.salts.route, use: AskSalt(desk: desk, door: signInDoor).respond)
        router.post(StaffPath.signIns.route, use: SignIn(desk: desk, door: signInDoor, site: dependencies).respond)
        router.delete(StaffPath.currentSignIn.route, use: SignOut(site: dependencies).respond)
    }

    private func addSignedInRoutes(to members: RouterGroup<MemberContext>) {
        members.get(StaffPath.me.route, use: Me(site: dependencies).respond)
        members.put(StaffPath.ownKeys.route, use: RewrapKeys(site: dependencies).respond)
        members.post(StaffPath.unlocks.route, use: Unlock(desk: desk, clock: dependencies.clock).respond)
    }

    private func addTeamRoutes(to professionals: RouterGroup<ProfessionalContext>) {
        professionals.get(StaffPath.statements.route, use: TeamStatements(site: dependencies).respond)
    }

    private func addInvitationRoutes(to coordinators: RouterGroup<CoordinatorContext>) {
        coordinators.get(StaffPath.invitations.route, use: ListInvitations(site: dependencies).respond)
        coordinators.post(StaffPath.invitations.route, use: Invite(site: dependencies).respond)
        coordinators.delete(StaffPath.invitation.route, use: WithdrawInvitation(site: dependencies).respond)
        coordinators.post(StaffPath.admissions.route, use: Admit(site: dependencies).respond)
    }

    private func addTeamChangeRoutes(to coordinators: RouterGroup<CoordinatorContext>) {
        let suspension = Suspension(site: dependencies)
        let resealing = Reseal(site: dependencies)
        let kit = RecoveryKit(site: dependencies)
        coordinators.put(StaffPath.suspension.route, use: suspension.suspend)
        coordinators.delete(StaffPath.suspension.route, use: suspension.resume)
        coordinators.post(StaffPath.givenRoles.route, use: GiveRole(site: dependencies).respond)
        coordinators.post(StaffPath.teamKeys.route, use: RenewTeamKey(site: dependencies).respond)
        coordinators.get(StaffPath.recoveryKit.route, use: kit.show)
        coordinators.post(StaffPath.kitProofs.route, use: kit.prove)
        coordinators.get(StaffPath.resealing.route, use: resealing.behind)
        coordinators.put(StaffPath.resealing.route, use: resealing.take)
    }

    private func addEnrolmentRoutes(to router: Router<StaffContext>) {
        router.post(StaffPath.startedEnrolments.route, use: StartEnrolment(site: dependencies).respond)
        router.post(StaffPath.enrolments.route, use: Enrol(site: dependencies).respond)
    }
}
