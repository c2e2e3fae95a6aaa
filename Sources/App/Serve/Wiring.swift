import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import Hummingbird
import Logging
import SQLiteStore
import SiteSupport
import StaffSite
import VisitorSite

/// The only place where stores, rules and sites meet.
struct Wiring: Sendable {
    let installation: OpenInstallation
    let configuration: AppConfiguration
    let assets: AssetsFolder
    let keys: ServerKeys
    let clock: any WallClock
    let isDemonstration: Bool
    let hub = ConversationHub()
    let presence: Presence
    let refused = RefusedSignIns()

    init(
        installation: OpenInstallation, configuration: AppConfiguration, assets: AssetsFolder, keys: ServerKeys,
        clock: any WallClock, isDemonstration: Bool
    ) {
        self.installation = installation
        self.configuration = configuration
        self.assets = assets
        self.keys = keys
        self.clock = clock
        self.isDemonstration = isDemonstration
        presence = Presence(clock: clock)
    }

    func visitorSite() throws(CommandProblem) -> Router<VisitorRequestContext> {
        let site = configuration.visitor
        var settings = VisitorSettings(
            rootHash: configuration.rootHash.flatMap { Data(base64URL: $0) }, exitTarget: configuration.exitURL,
            phone: configuration.phone, organisation: configuration.organisation,
            retentionDays: configuration.retentionConversationDays)
        settings.backupDays = configuration.retentionBackupDays
        settings.ticketTerm = .minutes(configuration.ticketMinutes)
        settings.alwaysOpen = isDemonstration
        settings.origin = site.publicURL
        settings.overTLS = site.isReachedByTLS
        settings.trustedProxies = try trustedProxies()
        do {
            return try VisitorSite(
                VisitorDependencies(
                    stores: VisitorStores(
                        conversations: installation.conversations, log: installation.log, queue: installation.queue,
                        sessions: installation.sessions, service: installation.service,
                        installation: installation.installations, memberships: installation.memberships,
                        members: installation.members),
                    hub: hub, presence: presence, clock: clock, settings: settings, limits: configuration.limits,
                    assets: assets.url)
            ).router()
        } catch {
            throw CommandProblem(error.description, code: .missing)
        }
    }

    func staffSite() throws(CommandProblem) -> Router<StaffContext> {
        let site = configuration.staff
        let proxies = try trustedProxies()
        do {
            let book = try CodeBook.current()
            var dependencies = StaffDependencies(
                accounts: .init(
                    installation: installation.installations, members: installation.members,
                    membership: installation.memberships, invitations: installation.invitations,
                    signIns: installation.signIns, keys: keys),
                chat: .init(
                    conversations: installation.conversations, log: installation.log, queue: installation.queue,
                    content: installation.staffContent, sessions: installation.sessions, service: installation.service,
                    presence: presence),
                cases: installation.cases(book), codeBook: book, hub: hub, clock: clock,
                organisation: configuration.organisation, assets: assets.url)
            dependencies.accounts.refused = refused
            dependencies.trustedProxies = proxies
            dependencies.limits = configuration.limits
            dependencies.origin = site.publicURL
            dependencies.overTLS = site.isReachedByTLS
            return try StaffSite(dependencies).router()
        } catch {
            throw CommandProblem("\(error)", code: .missing)
        }
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
        return UpkeepService(
            retention: RetentionRun(
                conversations: installation.conversations, sessions: installation.sessions, clock: clock, terms: terms),
            store: installation.conversations, signIns: installation.signIns, refused: refused,
            cases: installation.cases(try CodeBook.current()),
            caseYears: isDemonstration ? nil : configuration.retentionCaseYears,
            audit: installation.audit, auditYears: configuration.retentionAuditYears, hub: hub, clock: clock,
            interval: interval, logger: logger)
    }
}

extension AppConfiguration.Site {
    /// Whether browsers come by TLS: our own, or that of a proxy named in the public URL.
    var isReachedByTLS: Bool { tlsCertificate != nil || publicURL?.hasPrefix("https://") == true }
}
