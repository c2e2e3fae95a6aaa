import Storage
import ArgumentParser
import Cases
import Foundation
import HelplineCore

struct CasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "The coded registration.", subcommands: [Import.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take in cases from a file of codes.",
            discussion: """
                CSV (RFC 4180, UTF-8) with a header: case, year, quarter and the fields of the code book; several codes in one
                field are separated by ";". A row that is kept already is skipped. When anything in the file is wrong, nothing
                of it is kept, and every error says its line, its column and what is allowed. May run beside the server.

                Example: lichtpunt cases import cases-2021.csv --data /var/lib/lichtpunt
                """)

        @Argument(help: "The file.", completion: .file(extensions: ["csv"]))
        var file: String

        @OptionGroup var options: InstallationOptions

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
            do {
                let summary = try await importer.run(
                    FileChunks(source), as: .random(),
                    recording: AuditEntry(.casesImported, by: .commandLine, at: SystemWallClock().now()))
                for sentence in summary.sentences { print(sentence) }
            } catch {
                throw CommandProblem(error, file: source, in: installation.place)
            }
        }
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
                    + ["\(total) errors; nothing was imported."]).joined(separator: "\n"),
                code: .data)
        case .unreadable(let description):
            self.init("\(file.path) cannot be read: \(description). Nothing was imported.", code: .data)
        case .store(let failure):
            self.init(failure, in: place)
        }
    }
}
