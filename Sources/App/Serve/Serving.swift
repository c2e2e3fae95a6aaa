import Accounts
import Foundation
public import HelplineCore
import Hummingbird
import Logging
import ServiceLifecycle
import SiteSupport
import Storage
import UnixSignals

/// `lichtpunt serve`: opens the installation, wires the two sites to it and runs them until told to stop.
public struct Serving: Sendable {
    private let options: ServeOptions
    private let clock: any WallClock
    private let upkeepInterval: Duration
    private let environment = ProcessInfo.processInfo.environment
    private let program = RunningProgram.location

    /// - Parameter upkeepInterval: how often terms and abandoned conversations are looked at.
    public init(options: ServeOptions, clock: any WallClock, upkeepInterval: Duration) {
        self.options = options
        self.clock = clock
        self.upkeepInterval = upkeepInterval
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

        let installation = try OpenInstallation(place, for: .server)
        let keys = try await installation.serverKeys(configuration)
        try await requireMark(of: installation)
        try await serve(
            Wiring(
                installation: installation, configuration: configuration, assets: assets, keys: keys, clock: clock,
                isDemonstration: options.demo))
        try await installation.close()
    }

    private func serve(_ wiring: Wiring) async throws {
        let logger = Logger(label: "lichtpunt")
        var quiet = logger
        quiet.logLevel = .warning
        let announcement = StartAnnouncement(
            wiring: wiring, clock: clock, showsAccounts: options.demo, isTerminal: isatty(STDOUT_FILENO) == 1)
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
        let relay = RelayService(wiring.installation.database, hub: wiring.hub, presence: wiring.presence)
        // Stopped in the opposite order: streams first, and last the word to other nodes that they have ended.
        let services: [any Service] =
            [relay].compactMap { $0 } + [
                try visitor.service(try wiring.visitorSite().buildResponder()),
                try staff.service(try wiring.staffSite().buildResponder()),
                try wiring.upkeep(every: upkeepInterval, logger: logger),
                HubEndingService(hub: wiring.hub),
            ]
        try await ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        ).run()
    }

    private func configuration(of folder: DataFolder) async throws(CommandProblem) -> AppConfiguration {
        let file = options.config.map { URL(fileURLWithPath: $0) } ?? folder.configuration
        var configuration = try await AppConfiguration.read(
            file: file, mustExist: options.config != nil, environment: environment)
        if let port = options.visitorPort { configuration.visitor.port = port }
        if let port = options.staffPort { configuration.staff.port = port }
        if options.demo {
            for (name, site) in [("visitor", configuration.visitor), ("staff", configuration.staff)]
            where !site.isLoopback {
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
