import ArgumentParser
import Foundation
import HelplineCore

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look the installation over and say what to mend.",
        discussion:
            "Changes nothing. Ends 0 when all is well, 1 when something must be mended. May run beside the server.")

    @OptionGroup var options: InstallationOptions

    @Option(help: "Folder with the pages' files, as for serve.")
    var assets: String?

    func run() async throws {
        let examination = Examination(
            options: options, assets: assets, environment: ProcessInfo.processInfo.environment)
        let findings = await examination.findings()
        for finding in findings { print(finding.line) }
        let bad = findings.count { $0.isBad }
        guard bad == 0 else {
            throw CommandProblem("\(bad) of \(findings.count) must be mended.", code: .negative)
        }
        print("All \(findings.count) are well.")
    }
}
