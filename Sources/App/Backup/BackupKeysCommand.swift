import ArgumentParser
import Foundation

struct BackupKeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make the pair of keys that backups are sealed to and opened with.",
        discussion: """
            Make them on a machine of your own. backup.pub goes to the server. backup.key opens every backup and comes to no
            server: keep it on paper or a stick, twice. Without it no sealed backup can ever be opened.
            """)

    @Argument(help: "A new folder for the two files.")
    var folder: String

    func run() throws {
        try BackupKeyFiles.make(in: URL(fileURLWithPath: folder))
        print(
            """
            \(folder)/backup.pub  for the server: put it into the data folder
            \(folder)/backup.key  for you: opens every backup; keep it away from the server, and keep it twice
            """)
    }
}
