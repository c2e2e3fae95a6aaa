public import DisclosureControl
public import Foundation

/// A report as it was published: it never changes again, and later years are protected together with it.
public struct Release: Equatable, Sendable {
    /// 1 for the first that this installation published.
    public let number: Int
    public let year: Int
    /// The versions of the publication plan and of the code book.
    public let plan: Int
    public let codeBook: Int
    public let approval: ReleaseApproval
    /// As they were published, by path, with the list of their checksums.
    public let files: [ReportFile]
    /// SHA-256 over all of this and the release before it: docs/adr/0026-a-ledger-of-releases.md.
    public let link: Data

    /// As a store reads one back; `ReleaseChain` says whether it is what was published.
    public init(
        number: Int, year: Int, plan: Int, codeBook: Int, approval: ReleaseApproval, files: [ReportFile], link: Data
    ) {
        self.number = number
        self.year = year
        self.plan = plan
        self.codeBook = codeBook
        self.approval = approval
        self.files = files
        self.link = link
    }

    /// What a stranger has of it.
    public var tables: [ReleasedTable] {
        get throws(PublishedProblem) { try PublishedFolder.tables(among: files) }
    }
}
