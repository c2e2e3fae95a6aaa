package import Foundation

/// The folder of one installation: database, key file, configuration.
package struct DataFolder: Equatable, Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url.standardizedFileURL }

    /// `--data`, or `LICHTPUNT_DATA`, or `lichtpunt-data` in the present folder.
    package static func resolve(option: String?, environment: [String: String]) -> DataFolder {
        DataFolder(URL(fileURLWithPath: option ?? environment["LICHTPUNT_DATA"] ?? "lichtpunt-data"))
    }

    package var database: URL { url.appendingPathComponent("lichtpunt.sqlite") }
    package var keyFile: URL { url.appendingPathComponent("lichtpunt.key") }
    package var configuration: URL { url.appendingPathComponent("lichtpunt.json") }
    /// The entrances beside the organisation's own.
    package var doors: URL { url.appendingPathComponent("doors.json") }
    /// Where the set-up link is written when there is no terminal to print it on.
    package var setUpLink: URL { url.appendingPathComponent("set-up-link.txt") }

    /// The public half of the operator's key, to which backups are sealed when no other is named.
    package var backupKey: URL { url.appendingPathComponent("backup.pub") }
    /// When the last backup was made.
    package var backupMark: URL { url.appendingPathComponent("last-backup.txt") }

    package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }
    package var hasDatabase: Bool { FileManager.default.fileExists(atPath: database.path) }

    /// Makes the folder, readable by its owner only.
    package func create() throws(CommandProblem) {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandProblem(
                "The data folder \(url.path) cannot be made: \(error.localizedDescription). Name another with --data, or make it writable.",
                code: .files)
        }
    }
}
