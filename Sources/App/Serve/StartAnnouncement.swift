import Storage
import Accounts
import Foundation
import HelplineCore

/// What `serve` prints once all sites listen: addresses, sign-ins of the demonstration, or the set-up link.
actor StartAnnouncement {
    private let wiring: Wiring
    private let clock: any WallClock
    private let showsAccounts: Bool
    private let isTerminal: Bool
    /// Ended when all listen.
    private let listens: AsyncStream<Void>.Continuation
    private var visitorPort: Int?
    private var staffPort: Int?
    private var partnerPort: Int?

    init(
        wiring: Wiring, clock: any WallClock, showsAccounts: Bool, isTerminal: Bool,
        listens: AsyncStream<Void>.Continuation
    ) {
        self.listens = listens
        self.wiring = wiring
        self.clock = clock
        self.showsAccounts = showsAccounts
        self.isTerminal = isTerminal
    }

    func listening(visitorPort port: Int) async {
        visitorPort = port
        await announceWhenAllListen()
    }

    func listening(staffPort port: Int) async {
        staffPort = port
        await announceWhenAllListen()
    }

    func listening(partnerPort port: Int) async {
        partnerPort = port
        await announceWhenAllListen()
    }

    private func announceWhenAllListen() async {
        let configuration = wiring.configuration
        guard let visitorPort, let staffPort, (partnerPort == nil) == (configuration.partner == nil) else { return }
        let staffURL = configuration.staff.url(port: staffPort)
        print("Visitor site  \(configuration.visitor.url(port: visitorPort))")
        print("Staff site    \(staffURL)")
        if let partner = configuration.partner, let partnerPort {
            print("Partner site  \(partner.url(port: partnerPort))")
        }
        print("Data          \(wiring.installation.place.folder.url.path)")
        if wiring.installation.place.database != .folder {
            print("Database      \(wiring.installation.place.database.shown)")
        }
        if showsAccounts {
            print("\nSign in to the staff site as (the code changes every 30 seconds: lichtpunt demo accounts):")
            for account in DemonstrationAccount.all { print(DemoCommand.Person(account, at: clock.now()).line) }
        }
        await offerSetUp(staffURL: staffURL)
        print("\nStop with Ctrl-C.")
        fflush(nil)
        listens.finish()
    }

    private func offerSetUp(staffURL: String) async {
        do {
            let installations = wiring.installation.stores.installations
            guard try await installations.installation() == nil else { return }
            let offer = SetUpOffer(
                installations: installations, place: wiring.installation.place, isTerminal: isTerminal)
            print("\n" + (try await offer.make(staffURL: staffURL, at: clock.now())))
        } catch {
            print("\nThe set-up link could not be made: \(error) Start again.")
        }
    }
}

extension AppConfiguration.Site {
    /// The address to print, with the port that was really taken.
    func url(port: Int) -> String {
        if let publicURL { return publicURL }
        let shown = host.contains(":") ? "[\(host)]" : host
        return "\(tlsCertificate == nil ? "http" : "https")://\(shown):\(port)"
    }

    /// Whether only this machine can reach it.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
