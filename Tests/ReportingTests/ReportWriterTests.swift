import Foundation
import Reporting
import Testing

@Suite struct ReportWriterTests {
    @Test func `a table that is dropped later does not stay behind, and foreign files do`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let assets = try ReportAssets(folder: Sample.assetsFolder)
        let writer = ReportWriter(folder: folder)
        try writer.write(ReportFiles.make(try Sample.report(), assets: assets))
        try Data("mine".utf8).write(to: folder.appending(path: "tables/notes.txt"))
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "tables/state.csv").path))

        let later = try Sample.report(
            Sample.year(
                roles: (3, 1), gender: ["f": 2, "m": 1, "rest": 0], state: ["now": 2, "past_threat": 1, "unk": 0]))
        try writer.write(ReportFiles.make(later, assets: assets))

        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "tables/state.csv").path))
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "tables/notes.txt").path))
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "tables/visitors.csv").path))
    }

    @Test func `a missing file of the assets is named`() {
        let nowhere = FileManager.default.temporaryDirectory.appending(path: "no-assets-\(UUID().uuidString)")

        #expect {
            try ReportAssets(folder: nowhere)
        } throws: { error in
            guard case ReportAssetsProblem.unreadable(let path, _) = error else { return false }
            return path == "locales/report.nl.json"
        }
    }
}
