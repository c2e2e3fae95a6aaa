import ArgumentParser

/// `lichtpunt database …`: what is done to a database as a whole.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Move an installation from its file to PostgreSQL; erase again what was erased after a dump.",
        subcommands: [CopyDatabaseCommand.self, EraseAgainCommand.self])
}
