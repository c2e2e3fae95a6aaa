import ArgumentParser
import DisclosureControl
import Foundation
import Reporting
import SolverProcess

struct AuditReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Work out what a stranger can learn from published tables.",
        discussion: """
            Reads the CSV files of each report, and nothing else, all of them together: those in its folder tables, and classes.csv,
            which says what classes of one table are, together, classes of another. Ends with 0 when
            no hidden count can be known within fewer than five people, and with 1 when one can; then it names the cells.

            Example: lichtpunt report audit report-2021 report-2022
            """)

    @Argument(help: "Folders of published reports.", completion: .directory)
    var folders: [String]

    @Flag(help: "Calculate in whole people: slower, and stricter.")
    var whole = false

    func run() async throws {
        do {
            let places = folders.map { URL(fileURLWithPath: $0) }
            let tables = try places.flatMap { try PublishedFolder.tables(in: $0) }
            let known = try places.flatMap { try PublishedFolder.sums(in: $0) }
            let solver = try RunningProgram.solver()
            let audit = try Auditor(solver).audit(tables, knowledge: known, whole: whole)
            print(
                "\(tables.count) tables, \(audit.ranges.count) hidden cells, \(known.count) sums of classes; \(solver.name)."
            )
            print("Exactly known after calculation: \(audit.exact.count).")
            if let narrowest = audit.narrowest { print("The narrowest range is \(narrowest) people wide.") }
            guard audit.holds else {
                let cells = audit.tooNarrow.map { "  \($0)" }.joined(separator: "\n")
                throw CommandProblem("Known within fewer than five people:\n\(cells)", code: .negative)
            }
        } catch let problem as PublishedProblem {
            throw CommandProblem(problem)
        } catch let failure as DisclosureFailure {
            throw CommandProblem(ReportProblem.control(failure))
        }
    }
}
