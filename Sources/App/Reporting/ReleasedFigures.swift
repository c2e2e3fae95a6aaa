import Foundation
import HelplineCore
import Reporting
import SiteSupport
import VisitorSite

/// What the visitor's site shows of the ledger. Invariant: `years` is what the ledger held when `last` was its last release, and its
/// chain and checksums were right; of a ledger that was changed nothing is shown.
actor ReleasedFigures: PublishedFigures {
    private let ledger: any ReleaseLedger
    private var last = 0
    private var shown: [PublishedYear] = []

    init(_ ledger: any ReleaseLedger) { self.ledger = ledger }

    func years() async throws(StoreFailure) -> [PublishedYear] {
        let number = try await ledger.last()
        if number == last { return shown }
        let releases = try await ledger.releases()
        do {
            try ReleaseChain.check(releases)
            shown = try releases.map { release in
                try PublishedYear(
                    year: release.year,
                    files: Dictionary(release.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { $1 }))
            }.sorted { $0.year > $1.year }
        } catch {
            throw .unavailable(description: "the ledger does not hold what was published: \(error)")
        }
        last = releases.last?.number ?? 0
        return shown
    }
}
