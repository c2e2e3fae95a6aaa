import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import Hummingbird
import Logging
import PartnerSite
import Reporting
import SiteSupport
import StaffSite
import Storage
import VisitorSite

/// The only place where stores, rules and sites meet.
struct Wiring: Sendable {
    let installation: OpenInstallation
    let configuration: AppConfiguration
    let assets: AssetsFolder
    let keys: ServerKeys
    let doors: [NamedDoor]
    let clock: any WallClock
    let isDemonstration: Bool
    /// `nil` when the operator wants no figures.
    let operations: Operations?
    let streams: EventStream.Timing
    let hub = ConversationHub()
    let presence: Presence
    let refused = RefusedSignIns()

    init(
        installation: OpenInstallation, configuration: AppConfiguration, assets: AssetsFolder, keys: ServerKeys,
        doors: [NamedDoor], clock: any WallClock, isDemonstration: Bool, operations: Operations?,
        streams: EventStream.Timing = EventStream.Timing()
    ) {
        self.installation = installation
        self.configuration = configuration
        self.assets = assets
        self.keys = keys
        self.doors = doors
        self.clock = clock
        self.isDemonstration = isDemonstration
        self.operations = operations
        self.streams = streams
        presence = Presence(clock: clock)
    }

    private var stores: InstallationStores { installation.stores }

    func visitorSite() throws(CommandProblem) -> VisitorSite {
        let site = configuration.visitor
        var settings = VisitorSettings(
            rootHash: configuration.rootHash.flatMap { Data(base64URL: $0) }, exitTarget: configuration.exitURL,
            phone: configuration.phone, organisation: configuration.organisation,
            retentionDays: configuration.retentionConversationDays)
        settings.backupDays = configuration.retentionBackupDays
        settings.ticketTerm = .minutes(configuration.ticketMinutes)
        settings.puzzleKey = keys.puzzleKey
        settings.doors = doors
        settings.origin = site.publicURL
        settings.overTLS = site.isReachedByTLS
        settings.trustedProxies = try trustedProxies()
        do {
            return try VisitorSite(
                VisitorDependencies(
                    stores: VisitorStores(
                        conversations: stores.conversations, log: stores.log, queue: stores.queue,
                        sessions: stores.sessions, service: stores.service, survey: stores.survey,
                        guests: stores.guests, letters: stores.letters,
                        installation: stores.installations, memberships: stores.memberships,
                        members: stores.members, limits: SharedLimits(stores.limits, key: keys.limitKey)),
                    figures: ReleasedFigures(stores.ledger), hub: hub, presence: presence, clock: clock,
                    settings: settings, limits: configuration.limits,
                    assets: assets.url, timing: streams, metrics: operations?.visitor))
        } catch {
            throw CommandProblem(error.description, code: .missing)
        }
    }

    func staffSite() throws(CommandProblem) -> StaffSite {
        let site = configuration.staff
        let proxies = try trustedProxies()
        do {
            var dependencies = StaffDependencies(
                accounts: .init(
                    installation: stores.installations, members: stores.members,
                    membership: stores.memberships, invitations: stores.invitations,
                    signIns: stores.signIns, standby: stores.standby, limits: stores.limits, keys: keys),
                chat: .init(
                    conversations: stores.conversations, log: stores.log, queue: stores.queue, shift: stores.shift,
                    handovers: stores.handovers, guests: stores.guests, letters: stores.letters,
                    passings: stores.passings, blocks: stores.blocks,
                    content: stores.staffContent, sessions: stores.sessions, service: stores.service,
                    resealing: stores.resealing, figures: stores.figures, presence: presence, notes: stores.notes,
                    alarms: stores.alarms, savedTexts: stores.savedTexts, followUps: stores.followUps),
                audit: stores.audit, cases: stores.cases, codeBook: installation.book,
                partners: stores.partners, reports: reports, hub: hub, clock: clock,
                organisation: configuration.organisation, assets: assets.url)
            dependencies.accounts.refused = refused
            // Who tries the demonstration is alone.
            dependencies.staffing = isDemonstration ? .anybody : configuration.staffing
            dependencies.emergencyText = configuration.emergencyText
            dependencies.kitDrill = .days(configuration.kitDrillDays)
            dependencies.trustedProxies = proxies
            dependencies.partnerAddress = configuration.partner?.address
            dependencies.guestRules = configuration.guestRules
            dependencies.limits = configuration.limits
            dependencies.origin = site.publicURL
            dependencies.overTLS = site.isReachedByTLS
            dependencies.timing = streams
            dependencies.metrics = operations?.staff
            return try StaffSite(dependencies)
        } catch {
            throw CommandProblem("\(error)", code: .missing)
        }
    }

    func partnerSite() throws(CommandProblem) -> PartnerSite {
        let site = configuration.partner
        var settings = PartnerSettings(organisation: configuration.organisation)
        settings.origin = site?.publicURL
        settings.overTLS = site?.isReachedByTLS ?? false
        settings.trustedProxies = try trustedProxies()
        do {
            return try PartnerSite(
                PartnerDependencies(
                    stores: PartnerStores(
                        guests: stores.guests, letters: stores.letters, conversations: stores.conversations,
                        log: stores.log,
                        members: stores.members),
                    hub: hub, clock: clock, settings: settings, limits: configuration.limits, assets: assets.url,
                    metrics: operations?.partner))
        } catch {
            throw CommandProblem(error.description, code: .missing)
        }
    }

    /// Drafts are made by the command line's program, which lies beside this one.
    private var reports: ReportDesk {
        ReportDesk(
            counts: stores.caseCounts, ledger: stores.ledger, proposals: stores.proposals,
            workshop: ChildWorkshop(
                program: RunningProgram.location.deletingLastPathComponent().appending(path: "lichtpunt"),
                place: installation.place, assets: assets))
    }

    private func trustedProxies() throws(CommandProblem) -> [AddressRange] {
        try configuration.trustedProxies.map { text throws(CommandProblem) in
            guard let range = AddressRange(text) else {
                throw CommandProblem(
                    "proxies.trusted names \(text); give addresses or ranges such as 10.0.0.1 or 10.0.0.0/8.",
                    code: .configuration)
            }
            return range
        }
    }

    func upkeep(every interval: Duration, logger: Logger) throws -> UpkeepService {
        guard
            let terms = RetentionTerms(
                conversation: .days(configuration.retentionConversationDays),
                session: .minutes(configuration.ticketMinutes), silence: .minutes(configuration.silenceMinutes))
        else {
            throw CommandProblem(
                "retention.conversationDays must be longer than session.ticketMinutes.", code: .configuration)
        }
        guard
            let shift = ShiftTerms(
                absence: .seconds(configuration.absenceSeconds), answer: .minutes(configuration.answerMinutes))
        else { throw CommandProblem("shift.absenceSeconds must be at least 45.", code: .configuration) }
        return UpkeepService(
            turn: UpkeepTurn(installation.database),
            retention: RetentionRun(
                conversations: stores.conversations, sessions: stores.sessions, alarms: stores.alarms, clock: clock,
                terms: terms),
            shift: ShiftRun(
                shift: stores.shift, handovers: stores.handovers, roster: presence.roster, clock: clock, terms: shift),
            guests: stores.guests, letters: stores.letters, followUps: stores.followUps, store: stores.conversations,
            openings: OpeningNews(service: stores.service),
            signIns: stores.signIns, refused: refused, limits: stores.limits, cases: stores.cases,
            caseYears: isDemonstration ? nil : configuration.retentionCaseYears,
            audit: stores.audit, auditYears: configuration.retentionAuditYears, hub: hub, clock: clock,
            interval: interval, logger: logger)
    }
}

extension AppConfiguration.Site {
    /// As it is named to people: the public URL, or without one this machine's.
    var address: String { publicURL ?? "http://127.0.0.1:\(port)" }

    /// Whether browsers come by TLS: our own, or that of a proxy named in the public URL.
    var isReachedByTLS: Bool { tlsCertificate != nil || publicURL?.hasPrefix("https://") == true }
}
