import ArgumentParser
import BackupSealing
import Foundation
import SQLiteStore

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup back into an empty folder, and erase again what was erased since.",
        discussion: """
            Reads the whole backup and proves it before the folder is made; what fails leaves nothing. Afterwards put
            lichtpunt.key and lichtpunt.json into the folder, and start the server. See docs/operate/backup.md.
            """)

    @Argument(help: "The backup's file.")
    var file: String

    @Argument(help: "The folder to make; it must not exist, or be empty.")
    var folder: String

    @Option(help: "backup.key of lichtpunt backup keys; needed for a sealed backup.")
    var key: String?

    @Option(help: "The newest copy of erased.list: what stands in it is erased again.")
    var erasures: String?

    @Flag(
        help:
            "There is no copy of erased.list. People who erased their conversation after the backup will be in it again."
    )
    var withoutErasures = false

    func validate() throws {
        guard (erasures == nil) == withoutErasures else {
            throw ValidationError(
                "Name the newest copy of erased.list with --erasures, or say that there is none: --without-erasures.")
        }
    }

    func run() async throws {
        let restoration = Restoration(
            file: URL(fileURLWithPath: file), folder: DataFolder(URL(fileURLWithPath: folder)),
            key: try key.map { path throws(CommandProblem) in try BackupKeyFiles.pair(at: URL(fileURLWithPath: path)) },
            erasures: erasures.map { URL(fileURLWithPath: $0) })
        let result = try await restoration.run()
        print("\(folder): the installation as it was in the hour of \(result.hour).")
        print(
            withoutErasures
                ? "Nothing was erased again: what was erased since is in it."
                : "Erased again: \(result.erased) conversations.")
        print("Now put lichtpunt.key and lichtpunt.json into it, and start the server.")
    }
}
