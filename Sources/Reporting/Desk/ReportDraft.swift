import Crypto
public import Foundation

/// A report as it would be published with a second person's approval: what the desk looks at, and what is approved.
///
/// It holds protected figures only: whoever has a draft has what a reader of the published report will have.
public struct ReportDraft: Equatable, Sendable, Codable {
    public let report: YearReport
    public let files: [ReportFile]

    public init(_ report: YearReport, assets: ReportAssets) {
        self.report = report
        files = ReportFiles.make(report, as: .approved, assets: assets)
    }

    /// SHA-256 of the list of the files' checksums: two drafts with the same are the same, to the byte.
    public var checksum: Data {
        Data(SHA256.hash(data: files.first { $0.path == ReportFiles.checksums }?.bytes ?? Data()))
    }
}

extension ReportDraft {
    /// What becomes of an attempt to make one.
    public enum Outcome: Equatable, Sendable, Codable {
        case made(ReportDraft)
        case refused(DraftRefusal)
    }
}
