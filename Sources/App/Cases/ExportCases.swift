import ArgumentParser
import Cases
import Foundation
import HelplineCore
import Storage

struct ExportCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the cases of a year to a file, for a controlled transfer to another organisation.",
        discussion: """
            The file holds special categories of personal data, a row per person: it is never for a website, and only its owner
            can read it. Without care fields; ages in bands; nothing of visitors who objected. The reason is kept with the year,
            the form and the hour, and the audit trail has a line of its own. A file that exists is left as it is.

            Forms: csv (the code book's own), htcds (HTCDS 2.0 and the code book's own behind it), ctdc (the columns of CTDC's
            Global Synthetic Dataset, coarse). docs/operate/exchange.md says what each holds.

            Example: lichtpunt cases export cases-2021.csv --year 2021 --format htcds --reason "CoMensha, agreement of 3 May"
            """)

    @Argument(help: "The file; it must not exist.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: "The year in which the visitors first came into view.")
    var year: Int

    @Option(help: "csv, htcds or ctdc.")
    var format: ExchangeForm

    @Option(help: "To whom and why, in at most 500 characters. Name no visitor.")
    var reason: String

    @OptionGroup var options: InstallationOptions

    func validate() throws {
        guard CaseQuarter.years.contains(year) else { throw ValidationError("--year is a year such as 2021.") }
        guard CaseExport(year: year, form: format, reason: reason, at: Timestamp(seconds: 0)) != nil else {
            throw ValidationError("A reason is one line of 1 to \(CaseExport.longestReason) characters.")
        }
    }

    func run() async throws {
        let place = try await options.place()
        try place.requireDatabase()
        let now = SystemWallClock().now()
        guard let export = CaseExport(year: year, form: format, reason: reason, at: now) else { return }
        let installation = try OpenInstallation(place, for: .command)
        let target = try ArrivingFile(at: URL(fileURLWithPath: file), replaces: false)
        let exporter = CaseExporter(book: installation.book, store: installation.stores.caseExports)
        let progress = RowProgress(of: "cases")
        do {
            let summary = try await exporter.run(
                export, recording: AuditEntry(.casesExported, by: .commandLine, at: now), progress: { progress($0) }
            ) { try target.write(Data($0.utf8)) }
            try target.arrive()
            print("\(summary.written) cases of \(year) in \(file).")
            if summary.leftOut > 0 {
                print("\(summary.leftOut) cases of something else than trafficking have no place in this form.")
            }
        } catch let failure as StoreFailure {
            target.abandon()
            throw CommandProblem(failure, in: place)
        } catch {
            target.abandon()
            throw error
        }
        try await installation.close()
    }
}
