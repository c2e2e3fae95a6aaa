import Accounts
import Foundation
import HelplineCore

/// The one-time link with which the first coordinator sets up an empty installation.
struct SetUpOffer {
    static let term = Duration.hours(1)

    let installations: any InstallationStore
    let place: InstallationPlace
    let isTerminal: Bool

    /// Makes a new link, valid once and for an hour, and gives the lines to print. Without a terminal the link goes to a file
    /// that only the owner reads, never to a log.
    func make(staffURL: String, at now: Timestamp) async throws(CommandProblem) -> String {
        let token = Data.random(32)
        do {
            try await installations.offerSetUp(SecretDigest(of: token), until: now + Self.term)
        } catch {
            throw CommandProblem(error, in: place)
        }
        let link = "\(staffURL)/begin#\(token.base64URL)"
        guard isTerminal else {
            try write(link)
            return "This installation is new. The link to set it up is in \(folder.setUpLink.path), for one hour."
        }
        return "This installation is new. Set it up within the hour, in the first coordinator's browser:\n  \(link)"
    }

    private var folder: DataFolder { place.folder }

    private func write(_ link: String) throws(CommandProblem) {
        do {
            if FileManager.default.fileExists(atPath: folder.setUpLink.path) {
                try FileManager.default.removeItem(at: folder.setUpLink)
            }
            try Data((link + "\n").utf8).write(toNewPrivateFile: folder.setUpLink)
        } catch {
            throw CommandProblem(
                "The set-up link cannot be written to \(folder.setUpLink.path): \(error.localizedDescription)",
                code: .files)
        }
    }
}
