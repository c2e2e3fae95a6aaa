import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

@Suite struct PublishedCSVTests {
    private func published(_ report: YearReport) throws -> [ReleasedTable] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "published-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ReportFiles.make(report, assets: try ReportAssets(folder: Sample.assetsFolder))
        try ReportWriter(folder: folder).write(files)
        return try PublishedFolder.tables(in: folder)
    }

    @Test func `a stranger reads from the files what was published, and no more`() throws {
        let report = try Sample.report(Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2]))

        let tables = try published(report)

        #expect(Set(tables.map(\.shape.name)) == Set(report.tables.map(\.name) + ["visitors"]))
        for table in report.tables {
            let read = try #require(tables.first { $0.shape.name == table.name })
            #expect(read.hiddenCells == table.rows.count { $0.value == .hidden })
            #expect(read.values[read.shape.total] == table.total)
        }
    }

    @Test func `the audit of the files alone holds, and of files with one cell opened it does not`() throws {
        let report = try Sample.report(Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2]))
        var tables = try published(report)
        let auditor = Auditor(CbcSolver())
        #expect(try auditor.audit(tables).holds)

        let place = try #require(tables.firstIndex { $0.shape.name == "state" })
        var values = tables[place].values
        let restriction = tables[place].shape.restriction
        values[restriction.with("past_threat", in: "state")] = .count(69)
        values[restriction.with("now", in: "state")] = .count(214)
        tables[place] = ReleasedTable(tables[place].shape, values: values)

        #expect(!(try auditor.audit(tables).holds))
    }

    @Test(arguments: [
        "", "year,count\n", "year,people\n2021,3\n", "year,count\n2021,-3\n", "year,count\n2021\n",
        "year,form,count\n2021,sex,3\n2021,crim,3\n", "year,count\n2021,3\n2021,3\n",
    ])
    func `a file that is no table is refused`(text: String) {
        #expect(throws: PublishedProblem.notATable("t")) { try PublishedCSV.table(named: "t", text: text) }
    }
}
