import HTTPTypes
import Reporting
import SiteSupport

extension Problem {
    /// What somebody at the desk is told; it names tables, never people.
    init(_ refusal: DeskRefusal) {
        switch refusal {
        case .draft(let refusal): self.init(refusal)
        case .changed: self = Problem("report-changed", .conflict, "It is not what waits, or not what the cases give")
        case .own: self = Problem("own-proposal", .conflict, "Somebody else has to approve it")
        case .waiting: self = Problem("report-waiting", .conflict, "A proposal waits already")
        case .wrongCode: self = .wrongCode
        case .store(let failure): self = Problem(failure)
        }
    }

    private struct Tables: Encodable { let tables: [String] }

    private init(_ refusal: DraftRefusal) {
        switch refusal {
        case .busy: self = Problem("report-busy", .conflict, "Another report is being made")
        case .published: self = Problem("report-published", .conflict, "The year was published")
        case .unsafe(let tables):
            self = Problem("report-unsafe", .conflict, "Too much could be worked out").with(Tables(tables: tables))
        case .brokenLedger: self = Problem("report-ledger", .conflict, "The ledger was changed")
        case .tooLarge: self = Problem("report-too-large", .serviceUnavailable, "It took too much time or memory")
        case .noSuchFold: self = .invalid("folds")
        case .failed: self = Problem("report-failed", .serviceUnavailable, "It could not be made")
        }
    }
}
