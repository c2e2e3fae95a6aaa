import ArgumentParser
import BackupSealing
import Foundation
import HelplineCore
import Storage

struct MakeBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Make a backup (the word make may be left out).",
        discussion: "FILE appears when it is whole and on disk, never before. May run beside the server.")

    @Argument(help: "The backup's file. It must not exist, unless --force.")
    var file: String

    @OptionGroup var options: InstallationOptions

    @Option(help: "Whose public key it is sealed to (default: backup.pub in the data folder).")
    var to: String?

    @Flag(help: "Do not seal it: whoever has the file has the whole database.")
    var unsealed = false

    @Flag(help: "Put it in the place of a file that exists.")
    var force = false

    func validate() throws {
        if unsealed, to != nil { throw ValidationError("--unsealed and --to exclude each other.") }
    }

    func run() async throws {
        let place = try await options.place()
        guard place.database == .folder else {
            throw CommandProblem(
                "The database is \(place.shown), and its backup is PostgreSQL's own: pg_dump. See docs/operate/postgres.md.",
                code: .configuration)
        }
        try place.requireDatabase()
        let folder = place.folder
        let backup = Backup(
            folder: folder, file: URL(fileURLWithPath: file), key: try key(in: folder), replaces: force)
        try await requireTermSaid(in: folder)
        let length = try await backup.make(at: SystemWallClock().now())
        print("\(file): \(length) bytes, \(unsealed ? "not sealed" : "sealed").")
    }

    private func key(in folder: DataFolder) throws(CommandProblem) -> BackupPublicKey? {
        if unsealed { return nil }
        let url = to.map { URL(fileURLWithPath: $0) } ?? folder.backupKey
        guard to != nil || FileManager.default.fileExists(atPath: url.path) else {
            throw CommandProblem(
                """
                There is no key to seal the backup to. Make a pair on a machine of your own (lichtpunt backup keys my-keys), \
                and put my-keys/backup.pub into \(folder.url.path) or name it with --to. To leave the backup open to whoever \
                finds it: --unsealed.
                """, code: .missing)
        }
        return try BackupKeyFiles.publicKey(at: url)
    }

    /// Who erases her conversation reads for how long copies remain; so it has to be known before there is one.
    private func requireTermSaid(in folder: DataFolder) async throws(CommandProblem) {
        guard try await options.configuration().retentionBackupDays != nil else {
            throw CommandProblem(
                """
                retention.backupDays is not set, so visitors who erase their conversation are told of no copies. Set in \
                \(folder.configuration.path) how many days you keep backups, restart the server, and try again.
                """, code: .configuration)
        }
    }
}
