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

    @Test
    func `which classes are others together is published beside the tables, and changes what a stranger can know`()
        throws
    {
        let own = CellKey(["year": "2021", "role": "self"])
        let ages = try PublishedCSV.table(
            named: "age_class",
            text: "year,role,age_class,count\n2021,self,to14,x\n2021,self,15,7\n2021,self,16-17,7\n2021,self,18-23,x\n"
                + "2021,self,24+,20\n2021,self,Total,43\n")
        let majority = try PublishedCSV.table(
            named: "age_majority",
            text: "year,role,age_majority,count\n2021,self,minor,17\n2021,self,adult,26\n2021,self,Total,43\n")
        let sums = try PublishedCSV.sums(
            named: "classes",
            text: "sum,age_class,age_majority,role,year,times\n1,Total,minor,self,2021,-1\n1,to14,Total,self,2021,1\n"
                + "1,15,Total,self,2021,1\n1,16-17,Total,self,2021,1\n")
        #expect(
            sums == [
                Relation(
                    own.with("minor", in: "age_majority"),
                    isSumOf: ["to14", "15", "16-17"].map { own.with($0, in: "age_class") })
            ])

        let auditor = Auditor(CbcSolver())
        #expect(try auditor.audit([ages, majority]).holds, "the premise: the tables alone do not tell")
        let told = try auditor.audit([ages, majority], knowledge: sums)
        #expect(told.ranges[own.with("to14", in: "age_class")] == CellRange(from: 3, to: 3))
    }

    @Test func `a report says in a file what its own audit knew, and a report without such classes has none`() throws {
        let report = try FoldedAgeTests.report()
        let files = try Sample.files(report)
        let text = try #require(files["classes.csv"])
        #expect(text.hasPrefix("sum,age_class,age_majority,role,topic,year,times\r\n1,"))
        let sums = try PublishedCSV.sums(named: "classes", text: text)
        #expect(sums.count == 2 && sums.allSatisfy { $0.lower == 0 && $0.upper == 0 })
        for page in ["index.html", "en.html"] { #expect(files[page]?.contains("href=\"classes.csv\"") == true) }

        #expect(try Sample.files(Sample.report())["classes.csv"] == nil)
    }

    @Test(arguments: [
        "", "sum,times\n1,1\n", "sum,a,times\n1,x,0\n", "sum,a,times\n1,x,one\n", "sum,a,times\n1,x,1\n1,x,1\n",
        "number,a,times\n1,x,1\n", "sum,a,count\n1,x,1\n", "sum,a,times\n1,x\n", "sum,a,times\n1,x,99999\n",
    ])
    func `a file that is no list of sums is refused`(text: String) {
        #expect(throws: PublishedProblem.notATable("classes")) { try PublishedCSV.sums(named: "classes", text: text) }
    }

    @Test(arguments: [
        "", "year,count\n", "year,people\n2021,3\n", "year,count\n2021,-3\n", "year,count\n2021\n",
        "year,form,count\n2021,sex,3\n2021,crim,3\n", "year,count\n2021,3\n2021,3\n",
    ])
    func `a file that is no table is refused`(text: String) {
        #expect(throws: PublishedProblem.notATable("t")) { try PublishedCSV.table(named: "t", text: text) }
    }
}
