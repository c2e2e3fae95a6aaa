public import ArgumentParser
public import Cases

struct CasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "The coded registration.",
        subcommands: [ImportCases.self, ExportCases.self, ListExports.self])
}

extension ExchangeForm: ExpressibleByArgument {}
