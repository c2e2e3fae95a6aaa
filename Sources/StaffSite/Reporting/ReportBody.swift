import DisclosureControl
import HelplineCore
import Reporting
import SiteSupport

/// A report under disclosure control, as the desk shows it: made of what would be published and of nothing else, so a hidden count
/// has no number here, and no reason of its own: zero, small and protecting cells are one.
struct ReportBody: Encodable {
    struct Row: Encodable {
        let labels: [String]
        /// People; absent where it is hidden.
        let count: Int?
        /// Whole per cent; absent where it is hidden or the base is too small.
        let percentage: Int?
    }
    struct Table: Encodable {
        let name: String
        let title: String
        let over: String
        let columns: [String]
        let rows: [Row]
        /// Absent where it is hidden.
        let total: Int?
        let hidden: Int
        /// Which step of `steps` was taken; 0: none.
        let step: Int
        /// The ways in which the plan can put its classes together.
        let steps: [Step]
    }
    struct Step: Encodable {
        /// From 1.
        let number: Int
        /// The names of the classes there are then.
        let classes: [String]
    }
    /// A step that was tried, and hides less.
    struct Proposal: Encodable {
        let table: String
        let title: String
        let step: Step
        let now: YearReport.Proposal.Hiding
        let then: YearReport.Proposal.Hiding
        /// Names of the classes that would have a number, and have none now.
        let shown: [String]
    }
    let year: Int
    let plan: Int
    let codeBook: Int
    let counted: Int
    let visitors: Int
    let meanAge: Int?
    let tables: [Table]
    /// What the researcher chose.
    let folds: [Fold]
    let proposals: [Proposal]
    /// Titles of the tables that no hiding protects.
    let dropped: [String]
    let hidden: Int
    /// Hidden, and yet to be worked out: none.
    let exact: Int
    /// People; absent when nothing is hidden.
    let narrowest: Int?
    let least: Bool
    let solver: String
    /// Of the list of all files' SHA-256: what is proposed and approved.
    let checksum: Base64URLBytes

    init(_ draft: ReportDraft, in language: Language) {
        let report = draft.report
        year = report.year
        plan = report.plan
        codeBook = report.codeBook
        counted = report.counted
        visitors = report.visitors
        meanAge = report.meanAge
        tables = report.tables.map { Table($0, language) }
        folds = report.folds
        proposals = report.proposals.map { Proposal($0, language) }
        dropped = report.dropped.map { $0.labels.map { $0.text(in: language) }.joined(separator: " × ") }
        hidden = report.proof.hidden
        exact = report.proof.exact
        narrowest = report.proof.narrowest
        least = report.proof.isLeast
        solver = report.proof.solver
        checksum = Base64URLBytes(draft.checksum)
    }
}

extension ReportBody.Table {
    fileprivate init(_ table: YearReport.Table, _ language: Language) {
        name = table.name
        columns = table.columns.map { $0.label.text(in: language) }
        title = columns.joined(separator: " × ")
        over = table.over.rawValue
        rows = table.rows.map { row in
            ReportBody.Row(
                labels: row.labels.map { $0?.text(in: language) ?? "" }, count: row.value.printed,
                percentage: row.percentage)
        }
        total = table.total.printed
        hidden = (table.rows.map(\.value) + [table.total]).count { $0 == .hidden }
        step = table.step
        steps = table.steps.map { ReportBody.Step($0, language) }
    }
}

extension ReportBody.Step {
    fileprivate init(_ step: YearReport.Step, _ language: Language) {
        number = step.number
        classes = step.classes.map { $0.label.text(in: language) }
    }
}

extension ReportBody.Proposal {
    fileprivate init(_ proposal: YearReport.Proposal, _ language: Language) {
        table = proposal.table
        title = proposal.labels.map { $0.text(in: language) }.joined(separator: " × ")
        step = ReportBody.Step(proposal.step, language)
        now = proposal.now
        then = proposal.then
        shown = proposal.shown.map { $0.text(in: language) }
    }
}
