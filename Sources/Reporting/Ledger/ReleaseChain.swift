import Foundation
import HelplineCore

/// The arithmetic of the ledger: each release seals itself and the one before it, so that none can be changed, left out or put in
/// later without a new head.
///
/// `link = SHA-256(fields("lichtpunt/1", "release", u64(number), link before it, u64(year), u64(plan), u64(code book), kind of
/// approval, member or reason, list of checksums))`; the first has an empty link before it; `fields` is that of docs/protocol.md.
public enum ReleaseChain {
    /// The release of these files that follows `previous`.
    public static func release(
        of report: YearReport, files: [ReportFile], approval: ReleaseApproval, after previous: Release?
    ) -> Release {
        let draft = Release(
            number: (previous?.number ?? 0) + 1, year: report.year, plan: report.plan, codeBook: report.codeBook,
            approval: approval, files: files, link: Data())
        return Release(
            number: draft.number, year: draft.year, plan: draft.plan, codeBook: draft.codeBook, approval: approval,
            files: files, link: link(of: draft, after: previous))
    }

    /// Throws at the first release that is not what was published.
    public static func check(_ releases: [Release]) throws(BrokenLedger) {
        var previous: Release?
        for (place, release) in releases.enumerated() {
            let listed = release.files.filter { $0.path != ReportFiles.checksums }
            guard release.number == place + 1, release.link == link(of: release, after: previous),
                ReportFiles.list(of: listed) == list(of: release)
            else { throw BrokenLedger(at: place + 1) }
            previous = release
        }
    }

    private static func link(of release: Release, after previous: Release?) -> Data {
        func number(_ number: Int) -> Data { withUnsafeBytes(of: UInt64(number).bigEndian) { Data($0) } }
        let approval =
            switch release.approval {
            case .member(let id): ["member", id.description]
            case .nobody(let reason): ["nobody", reason]
            }
        return FieldDigest.sha256(
            ["lichtpunt/1", "release"].map { Data($0.utf8) }
                + [
                    number(release.number), previous?.link ?? Data(), number(release.year), number(release.plan),
                    number(release.codeBook),
                ] + approval.map { Data($0.utf8) } + [list(of: release)])
    }

    private static func list(of release: Release) -> Data {
        release.files.first { $0.path == ReportFiles.checksums }?.bytes ?? Data()
    }
}

/// The ledger does not hold what was published.
public struct BrokenLedger: Error, Equatable, Sendable {
    /// The number of the first release that is another one, or missing.
    public let number: Int

    init(at number: Int) { self.number = number }
}
