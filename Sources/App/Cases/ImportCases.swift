import ArgumentParser
import Cases
import Crypto
import Foundation
import HelplineCore
import Storage

struct ImportCases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in cases from a file of codes.",
        discussion: """
            CSV (RFC 4180, UTF-8) with a header, in one of three forms, seen from the header: the code book's own (case, year,
            quarter and its fields; several codes in one field are separated by ";"), HTCDS 2.0, or CTDC's Global Synthetic
            Dataset. A row that is kept already is skipped. When anything in the file is wrong, nothing of it is kept, and every
            error says its line, its column and what is allowed. What another standard says and the code book cannot is counted
            aloud. May run beside the server.

            Example: lichtpunt cases import cases-2021.csv --data /var/lib/lichtpunt
            """)

    @Argument(help: "The file.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: "The year of rows that say none (HTCDS has no place for it).")
    var year: Int?

    @Flag(help: "Read everything, say what would become of it, and keep nothing.")
    var trial = false

    @OptionGroup var options: InstallationOptions

    func validate() throws {
        guard year.map(CaseQuarter.years.contains) != false else {
            throw ValidationError("--year is a year such as 2021.")
        }
    }

    func run() async throws {
        let source = URL(fileURLWithPath: file)
        guard FileManager.default.isReadableFile(atPath: source.path) else {
            throw CommandProblem("There is no readable file \(source.path).", code: .missing)
        }
        let place = try await options.place()
        if place.database == .folder { try place.folder.create() }
        let installation = try OpenInstallation(place, for: .command)
        try await take(source, into: installation)
        try await installation.close()
    }

    private func take(_ source: URL, into installation: OpenInstallation) async throws {
        let importer = CaseImporter(book: installation.book, store: installation.stores.caseImports)
        let progress = RowProgress(of: "rows read")
        do {
            let summary = try await importer.run(
                FileChunks(source), as: .random(),
                of: CaseFileOrigin(year: year, digest: try await Self.digest(of: source)), isTrial: trial,
                recording: AuditEntry(.casesImported, by: .commandLine, at: SystemWallClock().now()),
                progress: { progress($0) })
            for sentence in summary.sentences { print(sentence) }
        } catch {
            throw CommandProblem(error, file: source, in: installation.place)
        }
    }

    private static func digest(of source: URL) async throws(CaseImportFailure) -> Data {
        var hash = SHA256()
        do {
            for try await chunk in FileChunks(source) { hash.update(data: chunk) }
        } catch {
            throw .unreadable(description: "\(error.localizedDescription)")
        }
        return Data(hash.finalize())
    }
}

extension CommandProblem {
    /// Why an import changed nothing.
    init(_ failure: CaseImportFailure, file: URL, in place: InstallationPlace) {
        switch failure {
        case .invalid(let problems, let total):
            let rest = total > problems.count ? ["… and \(total - problems.count) more."] : []
            self.init(
                (problems.map { "\(file.lastPathComponent): \($0)" } + rest
                    + ["\(total) \(total == 1 ? "error" : "errors"); nothing was imported."]).joined(separator: "\n"),
                code: .data)
        case .unreadable(let description):
            self.init("\(file.path) cannot be read: \(description). Nothing was imported.", code: .data)
        case .store(let failure):
            self.init(failure, in: place)
        }
    }
}
