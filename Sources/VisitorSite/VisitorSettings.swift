public import Foundation
import HelplineCore
public import SiteSupport

/// What the organisation decides about its visitor site.
public struct VisitorSettings: Sendable {
    /// The hash of the team's founding statement; without it, or with another than the store's, the site is "not open yet".
    public var rootHash: Data?
    /// The neutral page that *Snel weg* opens.
    public var exitTarget: String
    /// A number to call where the chat cannot help.
    public var phone: String
    public var organisation: String
    /// Days after the last message until a conversation is erased; also how long a return code works.
    public var retentionDays: Int
    /// Days until an erased conversation is gone from backups too; `nil` when there are none.
    public var backupDays: Int?
    /// How long a tab's ticket lives without a sign of life.
    public var ticketTerm: Duration
    /// The public origin, or `nil` for the request's own host; whether it is TLS; proxies whose forwarded address is believed.
    public var origin: String?
    public var overTLS: Bool
    public var trustedProxies: [AddressRange]
    /// What puzzles are signed with, the same on every node; `nil` for a fresh key.
    public var puzzleKey: Data?
    /// Entrances of their own beside the organisation's.
    public var doors: [NamedDoor]

    /// Every origin that the visitor's browser may name: the doors have the scheme and the port of the first.
    var origins: [String] {
        guard let origin, let first = URLComponents(string: origin) else { return [] }
        return [origin]
            + doors.flatMap(\.hosts).compactMap { host in
                var components = first
                components.host = host
                return components.string
            }
    }

    public init(rootHash: Data?, exitTarget: String, phone: String, organisation: String, retentionDays: Int = 30) {
        self.rootHash = rootHash
        self.exitTarget = exitTarget
        self.phone = phone
        self.organisation = organisation
        self.retentionDays = retentionDays
        backupDays = nil
        ticketTerm = .minutes(15)
        origin = nil
        overTLS = false
        trustedProxies = []
        puzzleKey = nil
        doors = []
    }
}
