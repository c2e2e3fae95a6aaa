import ArgumentParser

/// The operator's own tools: the one program that may seal.
@main
struct OperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lichtpunt-operator",
        abstract: "Tools that seal: the demonstration organisation.",
        discussion: "lichtpunt itself seals and opens nothing; what must be sealed on the server's side is done here.",
        subcommands: [DemonstrationCommand.self])
}
