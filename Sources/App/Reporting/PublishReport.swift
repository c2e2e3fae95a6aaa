import ArgumentParser
import DisclosureControl
import Foundation
import HelplineCore
import Reporting
import Storage

struct PublishReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Enter a report in the ledger and close its year.",
        discussion: """
            For a folder that report build made, unchanged, from the cases as they are now. Somebody else reads it first:
            --approved-by names a coordinator, researcher or privacy officer, who is then asked for the code that the
            authenticator app shows. Without that person, --without-approval says why; the ledger keeps it.

            What is published stays as it is. The year is closed: ages in whole years become bands, later years are protected
            together with it, and corrections go into the text of a later report. The pages in the folder lose their mark of a
            draft.

            Example: lichtpunt report publish report-2021 --approved-by anna --data /var/lib/lichtpunt
            """)

    @Argument(help: "The folder.", completion: .directory)
    var folder: String

    @Option(help: "Sign-in name of who approves; the code is asked for.")
    var approvedBy: String?

    @Option(help: "Why nobody else approves, in at most 500 characters.")
    var withoutApproval: String?

    @Option(help: "TABLE=STEP, each that the report was built with.")
    var fold: [Fold] = []

    @Option(help: "Folder with the pages' files, as for serve.")
    var assets: String?

    @OptionGroup var options: InstallationOptions

    func validate() throws {
        guard (approvedBy == nil) != (withoutApproval == nil) else {
            throw ValidationError("Either --approved-by or --without-approval.")
        }
        guard (1...ReleaseApproval.longestReason).contains((withoutApproval ?? "-").unicodeScalars.count) else {
            throw ValidationError("A reason has 1 to \(ReleaseApproval.longestReason) characters.")
        }
    }

    func run() async throws {
        let place = try await options.place()
        try place.requireDatabase()
        let installation = try OpenInstallation(place, for: .command)
        let making = try await ReportMaking.open(installation, assets: assets)
        let year = try Self.year(of: URL(fileURLWithPath: folder))
        if let release = making.release(of: year) {
            throw CommandProblem(
                "\(year) was published as release \(release.number) and is closed. Corrections go into the text of a later report.",
                code: .negative)
        }
        let report = try await unchanged(try await making.draft(of: year, folds: fold))
        let (approval, codeStep) = try await approval(installation)
        let files = ReportFiles.make(report, as: approval.standing, assets: making.assets)
        let release = ReleaseChain.release(of: report, files: files, approval: approval, after: making.releases.last)
        do throws(StoreFailure) {
            try await installation.stores.ledger.append(
                release, codeStep: codeStep, recording: Self.entry(approval, at: SystemWallClock().now()))
        } catch .conflict(.outdated), .conflict(.wrongState) {
            throw CommandProblem(
                "Another report was published meanwhile. Build and read this one again.", code: .negative)
        } catch {
            throw Approver.problem(error, place)
        }
        try ReportWriter(folder: URL(fileURLWithPath: folder)).write(files)
        print(
            "Release \(release.number), the report of \(year), is in the ledger; its \(files.count) files are in \(folder)."
        )
        print("For a PDF of it: report build --year \(year) --pdf, with the same folder.")
        print("The ledger ends with \(release.link.base64URL). Keep this line outside this installation.")
        try await installation.close()
    }

    private static func year(of folder: URL) throws(CommandProblem) -> Int {
        do {
            let years = Set(try PublishedFolder.tables(in: folder).map { $0.shape.restriction.code(in: "year") })
            guard years.count == 1, let year = years.first.flatMap({ $0 }).flatMap({ Int($0) }) else {
                throw CommandProblem("\(folder.path) is not the report of one year.", code: .data)
            }
            return year
        } catch let problem as CommandProblem {
            throw problem
        } catch let problem as PublishedProblem {
            throw CommandProblem(problem)
        } catch {
            throw CommandProblem("\(folder.path) cannot be read: \(error)", code: .missing)
        }
    }

    /// The report that the folder holds: exactly what the cases give now.
    private func unchanged(_ draft: ReportMaking.Draft) async throws(CommandProblem) -> YearReport {
        let others = draft.files.filter { file in
            do {
                return try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: file.path)) != file.bytes
            } catch {
                return true
            }
        }
        guard others.isEmpty else {
            throw CommandProblem(
                """
                Not published: \(others.map(\.path).joined(separator: ", ")) is not what the cases give now (with \
                the same --fold as it was built with). Run report build again, and have the report read again.
                """, code: .negative)
        }
        return draft.report
    }

    private func approval(_ installation: OpenInstallation) async throws -> (ReleaseApproval, codeStep: Int64?) {
        guard let name = approvedBy else { return (.nobody(reason: withoutApproval ?? ""), nil) }
        let keys = try await installation.serverKeys(try await options.configuration())
        print("The code of \(name), six digits: ", terminator: "")
        let code = (readLine() ?? "").filter { $0 != " " }
        return try await Approver(name: name, installation: installation, keys: keys)
            .approves(with: code, at: SystemWallClock().now())
    }

    private static func entry(_ approval: ReleaseApproval, at time: Timestamp) -> AuditEntry {
        switch approval {
        case .member(let id): AuditEntry(.reportPublished, by: .member(id), at: time)
        case .nobody: AuditEntry(.reportPublishedAlone, by: .commandLine, at: time)
        }
    }
}
