import ArgumentParser

/// `lichtpunt backup FILE`, and the keys it seals to.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make a backup of the installation while it runs, sealed so that only you can open it.",
        discussion: """
            Once, on a machine of your own:  lichtpunt backup keys my-keys
            Once, on the server:             put my-keys/backup.pub into the data folder
            As often as you like:            lichtpunt backup FILE --data DIR
            And the list of what was erased: copy erased.list from the data folder along, as often as you can

            The server's key file is not in it: keep that apart. See docs/operate/backup.md.
            """,
        subcommands: [MakeBackupCommand.self, BackupKeysCommand.self], defaultSubcommand: MakeBackupCommand.self)
}
