import Foundation

/// The snapshot from which a backup is made. It lies in the data folder, which only its owner can enter, and goes before the
/// backup is told of; one that a crash left goes at the next start or backup.
struct BackupDraft {
    private static let beginning = "backup-draft-"
    let url: URL

    init(in folder: DataFolder) { url = folder.url.appendingPathComponent(Self.beginning + UUID().uuidString) }

    func remove() throws(CommandProblem) {
        guard unlink(url.path) == 0 || errno == ENOENT else {
            throw CommandProblem(
                "\(url.path) cannot be removed: it is a copy of the database. Remove it yourself.", code: .files)
        }
    }

    /// Removes drafts that nobody is making any more.
    static func removeLeftovers(in folder: DataFolder) throws(CommandProblem) {
        let claim: FolderClaim
        do { claim = try FolderClaim(folder, for: .backup) } catch {
            guard error.code == .unavailable else { throw error }
            // Somebody makes a backup at this moment, and removes what he finds.
            return
        }
        defer { claim.release() }
        try removeAbandoned(in: folder)
    }

    /// Only for who holds the claim.
    static func removeAbandoned(in folder: DataFolder) throws(CommandProblem) {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path) } catch {
            throw CommandProblem("\(folder.url.path) cannot be read: \(error.localizedDescription)", code: .files)
        }
        for name in names where name.hasPrefix(beginning) {
            try BackupDraft(url: folder.url.appendingPathComponent(name)).remove()
        }
    }

    private init(url: URL) { self.url = url }
}
