import ArgumentParser
import Foundation
import HelplineCore
import Referral
import Storage

struct ExportPartners: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the partner directory to a file, or to a folder of files.",
        discussion: """
            Forms: csv, one file with a row for each organisation, and hsds, a new folder with the Human Services Data Specification
            3.0 of Open Referral as a Tabular Data Package. Both come back as they left. What exists is left as it is; the audit
            trail has a line of its own. docs/operate/partners.md says what stands where.

            Example: lichtpunt partners export sociale-kaart --format hsds --data /var/lib/lichtpunt
            """)

    @Argument(help: "The file or folder; it must not exist.", completion: .file())
    var path: String

    @Option(help: "csv or hsds.")
    var format: PartnerForm

    @OptionGroup var options: InstallationOptions
    @OptionGroup var answer: AnswerLanguage

    func run() async throws {
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        let target = URL(fileURLWithPath: path)
        let now = SystemWallClock().now()
        do {
            let partners = try await installation.stores.partners.all(
                recording: AuditEntry(.partnersExported, by: .commandLine, at: now))
            switch format {
            case .csv:
                let file = try ArrivingFile(at: target, replaces: false)
                do {
                    try file.write(Data(PartnerFile.text(partners).utf8))
                    try file.arrive()
                } catch {
                    file.abandon()
                    throw error
                }
            case .hsds: try ArrivingFolder.make(target, of: try HSDSPackage.files(partners))
            }
            print(
                answer.chosen == .dutch
                    ? "\(partners.count) organisaties in \(path)." : "\(partners.count) organisations in \(path).")
        } catch let failure as StoreFailure {
            throw CommandProblem(failure, in: place)
        }
        try await installation.close()
    }
}
