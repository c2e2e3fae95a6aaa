import ArgumentParser
import Foundation
import HelplineCore
import Referral
import Storage

struct ImportPartners: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take organisations into the partner directory.",
        discussion: """
            A file is read as csv, a folder as hsds, the Human Services Data Specification 3.0 of Open Referral as a Tabular Data
            Package. An organisation that the directory has already is replaced when the file says something else. When anything
            in it is wrong, nothing of it is kept, and every error says its file, its line and its column. What an entry of the
            directory has no place for is counted aloud. May run beside the server.

            Example: lichtpunt partners import sociale-kaart.csv --trial --data /var/lib/lichtpunt
            """)

    @Argument(help: "The file or folder.", completion: .file())
    var path: String

    @Option(help: "csv or hsds (default: csv for a file, hsds for a folder).")
    var format: PartnerForm?

    @Flag(help: "Read everything, say what would become of it, and keep nothing.")
    var trial = false

    @OptionGroup var options: InstallationOptions
    @OptionGroup var answer: AnswerLanguage

    func run() async throws {
        let source = PartnerSource(URL(fileURLWithPath: path), language: answer.chosen)
        let reading = try source.read(as: format)
        let place = try await options.place()
        if place.database == .folder { try place.folder.create() }
        let installation = try OpenInstallation(place, for: .command)
        do {
            let summary = try await PartnerImporter(installation.stores.partners).take(
                reading, isTrial: trial,
                recording: AuditEntry(.partnersTaken, by: .commandLine, at: SystemWallClock().now()))
            for sentence in summary.sentences(in: answer.chosen) { print(sentence) }
        } catch {
            throw source.problem(error, in: place)
        }
        try await installation.close()
    }
}
