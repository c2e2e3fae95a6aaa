import DisclosureControl
import Reporting
import Testing

@Suite struct YearReportTests {
    @Test func `the exact total, the visitors and the whole mean are in it`() throws {
        let report = try Sample.report()

        #expect(report.counted == 314)
        #expect(report.visitors == 1403)
        #expect(report.meanAge == 21)
        #expect(report.shares.map(\.percentage) == [7])
    }

    @Test func `a class nobody can be in is no row`() throws {
        let role = try #require(try Sample.report().tables.first { $0.name == "role" })

        #expect(role.rows.map(\.code) == ["self", "bystander"])
        #expect(role.rows.map(\.percentage) == [91, 9])
    }

    @Test func `gender is folded when the rest is below the raised threshold`() throws {
        let small = try #require(try Sample.report().tables.first { $0.name == "gender" })
        let enough = try #require(
            try Sample.report(Sample.year(gender: ["f": 240, "m": 35, "rest": 10])).tables.first { $0.name == "gender" }
        )

        #expect(small.rows.map(\.code) == ["f", "others"])
        #expect(enough.rows.map(\.code) == ["f", "m", "rest"])
    }

    @Test func `a table with a single hidden cell is dropped and says why`() throws {
        let report = try Sample.report(Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2]))

        #expect(!report.tables.contains { $0.name == "state" })
        #expect(report.dropped.map(\.name) == ["state"])
        #expect(report.dropped.map(\.reason) == [.singleHiddenCell])
    }

    @Test func `when the bystanders are few, no table or mean tells how many the victims are`() throws {
        let report = try Sample.report(Sample.year(roles: (310, 4), gender: ["f": 270, "m": 30, "rest": 10]))

        #expect(report.tables.isEmpty)
        #expect(report.dropped.map(\.reason) == [.singleHiddenCell, .totalHidden, .totalHidden])
        #expect(report.meanAge == nil)
        #expect(report.counted == 314)
    }

    @Test func `no mean over fewer than thirty and no percentage over fewer than fifty`() throws {
        let report = try Sample.report(
            Sample.year(
                roles: (29, 20), gender: ["f": 10, "m": 9, "rest": 10], state: ["now": 20, "past_threat": 9, "unk": 0],
                ages: (29, 600), firstTime: ["no": 30, "again": 0, "unk": 19]))

        #expect(report.meanAge == nil)
        #expect(report.shares.isEmpty)
        #expect(report.tables.count == 3)
        #expect(report.tables.flatMap(\.rows).allSatisfy { $0.percentage == nil })
    }

    @Test func `a share of a few people is not told`() throws {
        #expect(try Sample.report(Sample.year(firstTime: ["no": 310, "again": 0, "unk": 4])).shares.isEmpty)
    }
}
