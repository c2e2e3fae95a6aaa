public import ArgumentParser

/// The `lichtpunt` command.
public struct LichtpuntCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "lichtpunt",
        abstract: "An anonymous, sealed help chat: serve it, register cases, make the yearly figures.",
        discussion: """
            Everything of one installation lies in one data folder: --data DIR, or LICHTPUNT_DATA, or lichtpunt-data here.
            The other commands may be used while the server runs.

            Try it:          lichtpunt serve --demo
            A new server:    lichtpunt serve --data /var/lib/lichtpunt
            Is it well?      lichtpunt doctor --data /var/lib/lichtpunt
            A copy of it:    lichtpunt backup /mnt/copies/today.lpb --data /var/lib/lichtpunt
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, CasesCommand.self, PartnersCommand.self, ReportCommand.self, BackupCommand.self,
            RestoreCommand.self,
            DatabaseCommand.self, DoctorCommand.self, AuditCommand.self, DemoCommand.self,
        ])

    public init() {}
}
