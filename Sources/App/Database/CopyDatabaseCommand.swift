import ArgumentParser
import Foundation
import HelplineCore
import Storage

struct CopyDatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy an installation from its file into an empty PostgreSQL database, and prove the copy.",
        discussion: """
            Stop the server first. The file stays as it is. When the copy is interrupted, run the same command again: it goes on
            where it stopped. Until it is proven, by number of rows and hash of every table, nothing else opens the database.

            Example: lichtpunt database copy --from sqlite:/var/lib/lichtpunt --to postgres://lichtpunt@db.example.org/lichtpunt

            See docs/operate/postgres.md.
            """)

    @Option(help: "sqlite: and the installation's folder, or its lichtpunt.sqlite.")
    var from: String

    @Option(
        help:
            "PostgreSQL's address, postgres://… (default: LICHTPUNT_DATABASE, which no other account of the machine sees)."
    )
    var to: String?

    @Option(help: "Configuration file, as for serve (default: lichtpunt.json in the installation's folder).")
    var config: String?

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    func run() async throws {
        let source = InstallationPlace(folder: try folder(), database: .folder)
        try source.requireDatabase()
        let url = try address()
        let target = InstallationPlace(folder: source.folder, database: .postgres(url: url))
        // No server has the file, and none can start on it.
        let claim = try FolderClaim(source.folder, for: .serve)
        defer { claim.release() }
        do {
            try InstallationCopy.requireCopyable(folder: source.folder.url)
            let files = try await AccompanyingFiles(of: source, configurationFile: configurationFile(source.folder))
            let summary = try await InstallationCopy(folder: source.folder.url, to: url).run()
            for line in Self.lines(summary) + files.lines { print(line) }
            print(Self.whatNow(source, target))
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: target)
        }
    }

    private func folder() throws(CommandProblem) -> DataFolder {
        let beginning = "sqlite:"
        guard from.hasPrefix(beginning), from != beginning else {
            throw CommandProblem(
                "--from is not sqlite: and a folder, such as sqlite:/var/lib/lichtpunt.", code: .configuration)
        }
        let url = URL(fileURLWithPath: String(from.dropFirst(beginning.count)))
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        guard exists, !isFolder.boolValue else { return DataFolder(url) }
        let folder = DataFolder(url.deletingLastPathComponent())
        guard folder.database.lastPathComponent == url.lastPathComponent else {
            throw CommandProblem(
                "\(url.path) is not an installation's file: name its folder, or the lichtpunt.sqlite in it.",
                code: .missing)
        }
        return folder
    }

    /// - Throws: a sentence without the value, which may hold a password.
    private func address() throws(CommandProblem) -> String {
        guard case .postgres(let url)? = (to ?? environment["LICHTPUNT_DATABASE"]).flatMap(DatabaseLocation.init) else {
            throw CommandProblem(
                "Name PostgreSQL's address, postgres://lichtpunt@db.example.org/lichtpunt, with --to or in LICHTPUNT_DATABASE. See docs/operate/postgres.md.",
                code: .configuration)
        }
        return url
    }

    private func configurationFile(_ folder: DataFolder) -> URL {
        config.map { URL(fileURLWithPath: $0) } ?? folder.configuration
    }

    private static func lines(_ summary: InstallationCopy.Summary) -> [String] {
        let rows = summary.tables.reduce(0) { $0 + $1.rows }
        return summary.tables.map { table in
            let hash = table.sha256.prefix(8).map { String(format: "%02x", $0) }.joined()
            return "\(table.name): \(table.rows) rows, SHA-256 \(hash)…, the same in both"
        } + [
            "\(summary.wasContinued ? "Continued and finished" : "Copied"): \(rows) rows in \(summary.tables.count) tables."
        ]
    }

    private static func whatNow(_ source: InstallationPlace, _ target: InstallationPlace) -> String {
        """
        Now: put the address into database in \(source.folder.configuration.path), or into LICHTPUNT_DATABASE; start the server;
        and when people talk on \(target.shown), remove \(source.folder.database.path) with its -wal and -shm. It still holds
        everything, also what is erased from now on. Never serve from it again: that would be a second installation.
        """
    }
}
