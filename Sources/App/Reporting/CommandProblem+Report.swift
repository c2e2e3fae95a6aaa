import DisclosureControl
import Reporting

extension CommandProblem {
    /// Why there is no report; it names tables and remedies, never people.
    init(_ problem: ReportProblem) {
        switch problem {
        case .plan(let problem): self.init("The publication plan cannot be used: \(problem).", code: .software)
        case .noSuchFold(let table, let steps):
            self.init(
                steps == 0
                    ? "The publication plan has no folding of \(table)."
                    : "The publication plan folds \(table) in \(steps) steps: --fold \(table)=1 is the first.",
                code: .data)
        case .unsafe(let tables):
            self.init(
                """
                No report: too much can be worked out of \(tables.joined(separator: ", ")). Fold a dimension of it further \
                (--fold, where the publication plan has a step), or leave it out of the plan.
                """, code: .negative)
        case .control(.solver(.ended(let reason))):
            self.init("No answer from lichtpunt-solver: \(reason).", code: .unavailable)
        case .control(.solver(.undecided)):
            self.init(
                "The solver stopped before it knew. Leave out a table of the publication plan.", code: .unavailable)
        case .control(.unprotectable(let cells)):
            let names = cells.map(\.description).joined(separator: "; ")
            self.init("Nothing protects \(names). Fold its table further, or leave it out.", code: .negative)
        case .control(.tables(let problem)):
            self.init("The tables do not fit together: \(problem).", code: .data)
        }
    }

    init(_ problem: PublishedProblem) {
        switch problem {
        case .notATable(let name):
            self.init("\(name) is no table: a column per dimension, then count, a whole number or x.", code: .data)
        case .unreadable(let path, let description): self.init("\(path) cannot be read: \(description)", code: .missing)
        case .empty(let path): self.init("There is no CSV file in \(path).", code: .missing)
        }
    }
}
