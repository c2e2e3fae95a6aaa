import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "The yearly figures.",
        subcommands: [BuildReport.self, PublishReport.self, AuditReport.self, DraftReport.self])
}
