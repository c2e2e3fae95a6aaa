import Accounts
import Chat
import Foundation
import SiteSupport

/// Whether a visitor can come in now.
struct Door: Sendable {
    let isOpen: Bool
    /// As many wait as may.
    let isFull: Bool
    /// Empty unless the configured root hash is the installation's.
    let rootHash: Data
    /// The salt of return codes; empty before the founding.
    let salt: Data
}

extension VisitorSite {
    /// A root hash that is missing or another than the store's means that somebody may have changed the team behind the
    /// organisation's back: then the site is "not open yet" (protection.md, "Team").
    func door() async throws -> Door {
        guard let installation = try await stores.installation.installation() else {
            return Door(isOpen: false, isFull: false, rootHash: Data(), salt: Data())
        }
        guard let rootHash = settings.rootHash, rootHash == installation.rootHash else {
            return Door(isOpen: false, isFull: false, rootHash: Data(), salt: installation.returnCodeSalt)
        }
        let opened = try await stores.service.isOpen()
        let waiting = try await stores.queue.waiting().count
        return Door(
            isOpen: settings.alwaysOpen || opened, isFull: waiting >= limits.queueCap, rootHash: rootHash,
            salt: installation.returnCodeSalt)
    }
}
