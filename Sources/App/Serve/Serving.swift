import Accounts
import Foundation
public import HelplineCore
import Hummingbird
import Logging
import PartnerSite
import SQLiteStore
import ServiceLifecycle
public import SiteSupport
import StaffSite
import Storage
import UnixSignals
import VisitorSite

/// `lichtpunt serve`: opens the installation, wires the sites to it and runs them until told to stop.
public struct Serving: Sendable {
    private let options: ServeOptions
    private let clock: any WallClock
    private let upkeepInterval: Duration
    private let streams: EventStream.Timing
    private let hasEarlierYears: Bool
    private let environment = ProcessInfo.processInfo.environment
    private let program = RunningProgram.location

    /// - Parameters:
    ///   - upkeepInterval: How often terms and abandoned conversations are looked at.
    ///   - hasEarlierYears: Whether a demonstration gets reports of the years before its own, which a child takes some seconds for.
    public init(
        options: ServeOptions, clock: any WallClock, upkeepInterval: Duration,
        streams: EventStream.Timing = EventStream.Timing(), hasEarlierYears: Bool = false
    ) {
        self.options = options
        self.clock = clock
        self.upkeepInterval = upkeepInterval
        self.streams = streams
        self.hasEarlierYears = hasEarlierYears
    }

    /// Returns after a graceful stop.
    ///
    /// - Throws: `CommandProblem`, a sentence that says what to do.
    public func run() async throws {
        let serving = ServingPlace(options: options, environment: environment)
        defer { serving.removeIfTemporary() }
        let assets = try AssetsFolder.resolve(option: options.assets, environment: environment, program: program)
        try serving.folder.create()
        let place = InstallationPlace(
            folder: serving.folder,
            database: try .resolve(
                option: options.database, configuration: try await configuration(of: serving.folder)))
        // A file in a folder has one server; a PostgreSQL may have several.
        let claim = place.database == .folder ? try FolderClaim(place.folder, for: .serve) : nil
        defer { claim?.release() }
        if place.database == .folder { try BackupDraft.removeLeftovers(in: place.folder) }
        if options.demo { try await DemonstrationSeeding(program: program).seedUnlessThere(place) }
        // Once more: the seeding writes one.
        let configuration = try await configuration(of: place.folder)

        let operations = configuration.operations == nil ? nil : Operations()
        let installation = try OpenInstallation(
            place, for: .server, observer: operations?.commits.observer ?? .none)
        let keys = try await installation.serverKeys(configuration)
        try await requireMark(of: installation)
        try await ErasuresFirst(installation: installation, logger: Logger(label: "lichtpunt")).see()
        try await serve(
            Wiring(
                installation: installation, configuration: configuration, assets: assets, keys: keys,
                doors: try DoorFile(url: place.folder.doors).doors(), clock: clock, isDemonstration: options.demo,
                operations: operations, streams: streams))
        try await installation.close()
    }

    private func serve(_ wiring: Wiring) async throws {
        let logger = Logger(label: "lichtpunt")
        var quiet = logger
        quiet.logLevel = .warning
        let (sitesListen, listens) = AsyncStream<Void>.makeStream()
        let announcement = StartAnnouncement(
            wiring: wiring, clock: clock, showsAccounts: options.demo, isTerminal: isatty(STDOUT_FILENO) == 1,
            listens: listens)
        let visitor = SiteServer(
            name: "visitor", site: wiring.configuration.visitor,
            mostConnections: wiring.configuration.limits.visitorConnections, logger: quiet
        ) { port in
            await announcement.listening(visitorPort: port)
        }
        let staff = SiteServer(
            name: "staff", site: wiring.configuration.staff,
            mostConnections: wiring.configuration.limits.staffConnections, logger: quiet
        ) { port in
            await announcement.listening(staffPort: port)
        }
        let partner = wiring.configuration.partner.map { site in
            SiteServer(
                name: "partner", site: site, mostConnections: wiring.configuration.limits.partnerConnections,
                logger: quiet
            ) { port in
                await announcement.listening(partnerPort: port)
            }
        }
        let relay = RelayService(wiring.installation.database, hub: wiring.hub, presence: wiring.presence)
        let visitorSite = try wiring.visitorSite()
        let staffSite = try wiring.staffSite()
        var sites: [any Service] = [
            try visitor.service(visitorSite.router().buildResponder(), shortWay: visitorSite.shortWay),
            try staff.service(staffSite.router().buildResponder(), shortWay: staffSite.shortWay),
        ]
        if let partner { sites.append(try partner.service(wiring.partnerSite().router().buildResponder())) }
        let database = wiring.installation.database
        let readiness = Readiness(notice: .seconds(wiring.configuration.noticeSeconds)) { try await database.answers() }
        // They stop from the last to the first: the readiness says no, the streams end, then the sites, then the word to other nodes
        // that they have ended, and last the operator's port.
        let services: [any Service] =
            try operationsPort(of: wiring, visitorSite, readiness, logger: quiet)
            + earlierYears(of: wiring, sitesListen, logger)
            + [relay].compactMap { $0 } + sites + [
                wiring.upkeep(every: upkeepInterval, logger: logger),
                HubEndingService(hub: wiring.hub),
                readiness,
            ]
        // Named by their types: without a name the group would write each out by reflection, with all that it holds.
        let named = services.map {
            ServiceGroupConfiguration.ServiceConfiguration(service: $0, serviceName: "\(type(of: $0))")
        }
        try await ServiceGroup(
            configuration: .init(services: named, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        ).run()
    }

    private func earlierYears(of wiring: Wiring, _ sitesListen: AsyncStream<Void>, _ logger: Logger)
        -> [any Service]
    {
        guard options.demo, hasEarlierYears else { return [] }
        let child = ProgramChild(
            program, ["demo", "years"], of: wiring.installation.place, assets: wiring.assets)
        return [
            DemonstrationYearsService(
                ledger: wiring.installation.stores.ledger, child: child, sitesListen: sitesListen, logger: logger)
        ]
    }

    private func operationsPort(of wiring: Wiring, _ site: VisitorSite, _ readiness: Readiness, logger: Logger)
        throws(CommandProblem) -> [any Service]
    {
        guard let address = wiring.configuration.operations, let operations = wiring.operations else { return [] }
        let router = operations.site(of: wiring, readiness, puzzleBits: { site.puzzleBits }).router()
        return [
            try SiteServer(
                name: "operations", site: address, mostConnections: Operations.mostConnections, logger: logger
            ) { _ in }.service(router.buildResponder())
        ]
    }

    private func configuration(of folder: DataFolder) async throws(CommandProblem) -> AppConfiguration {
        let file = options.config.map { URL(fileURLWithPath: $0) } ?? folder.configuration
        var configuration = try await AppConfiguration.read(
            file: file, mustExist: options.config != nil, environment: environment)
        if let port = options.visitorPort { configuration.visitor.port = port }
        if let port = options.staffPort { configuration.staff.port = port }
        // Who tries the demonstration shall meet a guest too.
        if options.demo { configuration.partner = configuration.partner ?? .init(host: "127.0.0.1", port: 8082) }
        if let port = options.partnerPort {
            configuration.partner = configuration.partner ?? .init(host: "127.0.0.1", port: port)
            configuration.partner?.port = port
        }
        if let port = options.operationsPort {
            configuration.operations = configuration.operations ?? .init(host: "127.0.0.1", port: port)
            configuration.operations?.port = port
        }
        if options.demo {
            let sites: [(String, AppConfiguration.Site?)] = [
                ("visitor", configuration.visitor), ("staff", configuration.staff), ("partner", configuration.partner),
            ]
            for case (let name, let site?) in sites where !site.isLoopback {
                throw CommandProblem(
                    "A demonstration is for this machine only, its passphrases are public: \(name).host is \(site.host). Set 127.0.0.1.",
                    code: .configuration)
            }
        }
        return configuration
    }

    /// A demonstration is never served as the real thing, and a real installation never as a demonstration.
    private func requireMark(of installation: OpenInstallation) async throws(CommandProblem) {
        let isMarked: Bool
        do { isMarked = try await installation.stores.installations.isDemonstration() } catch {
            throw CommandProblem(error, in: installation.place)
        }
        if isMarked, !options.demo {
            throw CommandProblem(
                "\(installation.place.shown) is a demonstration: everybody knows its passphrases. Start it with --demo, or name another folder or database.",
                code: .configuration)
        }
        if options.demo, !isMarked {
            throw CommandProblem(
                "\(installation.place.shown) is a real installation. Start it without --demo, or name an empty folder or database for the demonstration.",
                code: .configuration)
        }
    }
}
