import ArgumentParser
import Foundation
import HelplineCore
import Reporting
import Storage

struct BuildReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Make the draft tables of a year from the registered cases.",
        discussion: """
            Writes a page in Dutch and English, a CSV of every table, what the audit found, and the SHA-256 of each file. All
            tables are protected together and with those of every published year: small and zero counts are hidden, and others
            with them, so that nobody can work out a hidden count from everything that is shown. It is a draft and says so on
            every page. The same cases give the same files, to the byte. Of a year that was published it writes the files as
            they were published.

            With --pdf it prints both pages as tagged PDF too, with Debian's Chromium: a child without network, two minutes at
            most for each. They are not in the list of checksums: another machine has other fonts.

            Example: lichtpunt report build --year 2021 --output report-2021 --data /var/lib/lichtpunt
            """)

    @Option(help: "The year in which visitors first came into view.")
    var year: Int

    @Option(help: "Folder to write to; it is made where it is missing.")
    var output: String

    @Option(help: "TABLE=STEP: fold a table as the publication plan says, though nothing in it is small.")
    var fold: [Fold] = []

    @Flag(help: "Print both pages as PDF; needs Chromium.")
    var pdf = false

    @Option(help: "Folder with the pages' files, as for serve.")
    var assets: String?

    @OptionGroup var options: InstallationOptions

    func validate() throws {
        guard (2000...2100).contains(year) else { throw ValidationError("--year is a year such as 2021.") }
    }

    func run() async throws {
        let printer = pdf ? try ReportPDF() : nil
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        let making = try await ReportMaking.open(installation, assets: assets)
        let release = making.release(of: year)
        if let release, !fold.isEmpty {
            throw CommandProblem(
                "\(year) was published as release \(release.number): it is written as it was, without --fold.",
                code: .negative)
        }
        let draft = release == nil ? try await making.draft(of: year, folds: fold) : nil
        let files = release?.files ?? draft?.files ?? []
        let folder = URL(fileURLWithPath: output)
        try ReportWriter(folder: folder).write(files)
        let printed = try printer?.write(in: folder, year: year) ?? []
        do throws(StoreFailure) {
            try await installation.stores.audit.record(
                AuditEntry(.reportBuilt, by: .commandLine, at: SystemWallClock().now()))
        } catch {
            throw CommandProblem(error, in: place)
        }
        let standing = release.map { "as they were published, release \($0.number)" } ?? "a draft, not for publication"
        print("\(files.count) files in \(output): \(standing).")
        for proposal in draft?.report.proposals ?? [] {
            print(
                """
                Of \(proposal.table), \(proposal.now.hidden) of \(proposal.now.all) numbers are hidden. Folded to \
                \(proposal.step.classes.map(\.code).joined(separator: ", ")) it hides \(proposal.then.hidden) of \
                \(proposal.then.all): --fold \(proposal.table)=\(proposal.step.number)
                """)
        }
        if !printed.isEmpty { print("Printed: \(printed.joined(separator: ", ")).") }
        try await installation.close()
    }
}
