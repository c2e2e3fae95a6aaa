import Accounts
import Chat
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// Whether a visitor can come in now.
struct Door: Sendable {
    let isOpen: Bool
    /// As many wait as may.
    let isFull: Bool
    /// When it closes, while it is open and has hours.
    let closes: Timestamp?
    /// The opening that its hours name next, also one that has begun without anybody there yet; `nil` without hours.
    let next: OpeningHours.Opening?
    /// Empty unless the configured root hash is the installation's.
    let rootHash: Data
    /// The salt of return codes; empty before the founding.
    let salt: Data

    /// Whether what she writes can be sealed for the team: then she may leave a message while nobody is there.
    var mayLeaveMessage: Bool { !isOpen && !rootHash.isEmpty }

    static func shut(salt: Data) -> Door {
        Door(isOpen: false, isFull: false, closes: nil, next: nil, rootHash: Data(), salt: salt)
    }
}

extension VisitorSite {
    /// A root hash that is missing or another than the store's means that somebody may have changed the team behind the
    /// organisation's back: then the site is "not open yet" (protection.md, "Team").
    ///
    /// A door of its own is open within its own hours too.
    func door(_ named: NamedDoor? = nil) async throws -> Door {
        guard let installation = try await stores.installation.installation() else { return .shut(salt: Data()) }
        guard let rootHash = settings.rootHash, rootHash == installation.rootHash else {
            return .shut(salt: installation.returnCodeSalt)
        }
        let now = clock.now()
        let service = try await stores.service.state()
        let inLine = try await stores.queue.waiting().count(where: \.isInLine)
        let own = named?.hours ?? .none
        let opening = own.opening(at: now)
        let hours = own.isEmpty ? service.hours : own
        let isOpen = service.isOpen(at: now) && (own.isEmpty || opening != nil)
        return Door(
            isOpen: isOpen, isFull: inLine >= limits.queueCap,
            closes: isOpen ? [service.closes(at: now), opening?.until].compactMap(\.self).min() : nil,
            next: hours.opening(at: now) ?? hours.next(after: now), rootHash: rootHash,
            salt: installation.returnCodeSalt)
    }

    func language(of request: Request, at door: NamedDoor?) -> Language {
        LanguageNegotiation.language(for: request.headers[.acceptLanguage], usual: door?.language)
    }

    /// The entrance whose host name the browser asked for; `nil` is the organisation's own.
    func namedDoor(of request: Request) -> NamedDoor? {
        guard !settings.doors.isEmpty, let authority = request.head.authority?.lowercased() else { return nil }
        let host = authority.split(separator: ":").first.map(String.init) ?? authority
        return settings.doors.first { $0.hosts.contains(host) }
    }
}
