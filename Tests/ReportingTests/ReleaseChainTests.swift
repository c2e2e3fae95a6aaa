import Foundation
import HelplineCore
import Reporting
import Testing

@Suite struct ReleaseChainTests {
    private func release(_ approval: ReleaseApproval = .member(MemberID.random()), after previous: Release? = nil)
        throws
        -> Release
    {
        let report = try Sample.report()
        let files = ReportFiles.make(
            report, as: approval.standing, assets: try ReportAssets(folder: Sample.assetsFolder))
        return ReleaseChain.release(of: report, files: files, approval: approval, after: previous)
    }

    /// With something else in one place.
    private func changed(
        _ release: Release, number: Int? = nil, year: Int? = nil, approval: ReleaseApproval? = nil,
        files: [ReportFile]? = nil
    ) -> Release {
        Release(
            number: number ?? release.number, year: year ?? release.year, plan: release.plan,
            codeBook: release.codeBook, approval: approval ?? release.approval, files: files ?? release.files,
            link: release.link)
    }

    @Test func `releases follow one another`() throws {
        let first = try release()
        let second = try release(.nobody(reason: "Nobody is there"), after: first)

        #expect(throws: Never.self) { try ReleaseChain.check([]) }
        #expect(throws: Never.self) { try ReleaseChain.check([first, second]) }
        #expect(second.number == 2)
    }

    @Test func `a release that was changed anywhere is found`() throws {
        let first = try release()
        let second = try release(.nobody(reason: "Nobody is there"), after: first)
        var cells = second.files
        let place = try #require(cells.firstIndex { $0.path == "tables/gender.csv" })
        cells[place] = ReportFile(
            path: "tables/gender.csv",
            bytes: Data(String(decoding: cells[place].bytes, as: UTF8.self).replacing("248", with: "249").utf8))

        for other in [
            changed(second, number: 3), changed(second, year: 2020),
            changed(second, approval: .nobody(reason: "Because")),
            changed(second, approval: .member(MemberID.random())), changed(second, files: cells),
            changed(second, files: Array(second.files.dropFirst())),
        ] {
            #expect(throws: BrokenLedger.self) { try ReleaseChain.check([first, other]) }
        }
    }

    @Test func `a release that was left out or put in is found`() throws {
        let first = try release()
        let second = try release(after: first)
        let third = try release(after: second)

        #expect(throws: BrokenLedger.self) { try ReleaseChain.check([second, third]) }
        #expect(throws: BrokenLedger.self) { try ReleaseChain.check([first, third]) }
        #expect(throws: BrokenLedger.self) { try ReleaseChain.check([first, first, second]) }
    }

    @Test func `a published report is no draft, and says who looked at it`() throws {
        func page(_ approval: ReleaseApproval) throws -> String {
            let file = try #require(try release(approval).files.first { $0.path == "en.html" })
            return String(decoding: file.bytes, as: UTF8.self)
        }
        let approved = try page(.member(MemberID.random()))
        let alone = try page(.nobody(reason: "Nobody is there"))

        for page in [approved, alone] { #expect(!page.contains("DRAFT")) }
        #expect(approved.contains("approved it before it came out"))
        #expect(alone.contains("No second person approved"))
        #expect(!alone.contains("Nobody is there"), "the reason is for the ledger")
    }
}
