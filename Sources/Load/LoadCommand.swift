import ArgumentParser

@main
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lichtpunt-load",
        abstract: "Generated visitors and counsellors against a demonstration on this machine.",
        subcommands: [CheckCommand.self, BenchCommand.self, EndureCommand.self, ShiftCommand.self, SearchCommand.self])
}
