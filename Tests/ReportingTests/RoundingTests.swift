import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

/// A plan may round what it publishes: for who brings out more than one release a year.
@Suite struct RoundingTests {
    private static let counts = Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2])

    private func report(_ rounding: String = "") throws -> YearReport {
        let plan = Sample.plan.replacing("\"version\": 7,", with: "\"version\": 7,\(rounding)")
        return try YearReport(Self.counts, by: PublicationPlan(json: Data(plan.utf8)), solver: CbcSolver())
    }

    @Test func `every number but the exact total is to the nearest five, in page, file and audit`() throws {
        let files = try Sample.files(report(" \"rounding\": 5,"))

        #expect(
            files["tables/role.csv"]
                == "year,topic,role,rounding,count\r\n2021,th,self,5,285\r\n2021,th,bystander,5,30\r\n2021,th,Total,1,314\r\n"
        )
        #expect(files["en.html"]?.contains("rounded to the nearest multiple of 5") == true)
        #expect(files["en.html"]?.contains(">250 · 88%</text>") == true, "248 of 285, both as printed")
        #expect(files["en.html"]?.contains("248") == false)
        #expect(files["tables/gender.json"]?.contains("rounded to the nearest multiple of 5") == true)
        #expect(try Sample.files(report())["en.html"]?.contains("nearest multiple") == false)
    }

    @Test func `what is hidden stays so, and a stranger knows less of it than without rounding`() throws {
        func ranges(_ report: YearReport) throws -> [CellKey: CellRange] {
            let files = ReportFiles.make(report, assets: try ReportAssets(folder: Sample.assetsFolder))
            let release = ReleaseChain.release(of: report, files: files, approval: .nobody(reason: "Test"), after: nil)
            let audit = try Auditor(CbcSolver()).audit(try release.tables)
            #expect(audit.holds)
            return audit.ranges
        }
        let rounded = try ranges(report(" \"rounding\": 5,"))
        let plain = try ranges(report())

        #expect(Set(rounded.keys) == Set(plain.keys) && !plain.isEmpty)
        for (key, range) in plain {
            #expect(rounded[key].map { $0.lower <= range.lower && ($0.upper ?? .max) >= (range.upper ?? .max) } == true)
        }
    }

    @Test func `to the nearest one is no rounding`() {
        #expect(throws: PlanProblem.thresholds) { try report(" \"rounding\": 1,") }
    }
}
