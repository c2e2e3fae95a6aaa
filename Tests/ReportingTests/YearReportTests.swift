import DisclosureControl
import Reporting
import Testing

@Suite struct YearReportTests {
    private func values(_ report: YearReport, _ table: String) throws -> [ReleasedValue] {
        try #require(report.tables.first { $0.name == table }).rows.map(\.value)
    }

    @Test func `the exact total, the visitors and the whole mean are in it`() throws {
        let report = try Sample.report()

        #expect(report.counted == 314)
        #expect(report.visitors == 1403)
        #expect(report.meanAge == 21)
        #expect(report.shares.map(\.percentage) == [7])
    }

    @Test func `a class nobody can be in is no row`() throws {
        let role = try #require(try Sample.report().tables.first { $0.name == "role" })

        #expect(role.rows.map(\.codes) == [["self"], ["bystander"]])
        #expect(role.rows.map(\.percentage) == [91, 9])
    }

    @Test func `gender is folded when the rest is below the raised threshold`() throws {
        let small = try #require(try Sample.report().tables.first { $0.name == "gender" })
        let enough = try #require(
            try Sample.report(Sample.year(gender: ["f": 240, "m": 35, "rest": 10])).tables.first { $0.name == "gender" }
        )

        #expect(small.rows.map(\.codes) == [["f"], ["others"]])
        #expect(enough.rows.map(\.codes) == [["f"], ["m"], ["rest"]])
    }

    @Test func `a small count takes another one along, in its table and in the crossed one`() throws {
        let report = try Sample.report(Sample.year(state: ["now": 214, "past_threat": 69, "unk": 2]))

        let state = try values(report, "state")
        #expect(state[2] == .hidden)
        #expect(state.count { $0 == .hidden } == 2)
        let crossed = try #require(report.tables.first { $0.name == "gender-state" })
        for (place, code) in ["now", "past_threat", "unk"].enumerated() {
            #expect(crossed.rows.first { $0.codes == [nil, code] }?.value == state[place], "one cell in two tables")
        }
        #expect(report.proof.exact == 0)
        #expect(report.proof.narrowest ?? 0 >= 5)
        #expect(report.proof.hidden >= 3)
    }

    @Test func `when the bystanders are few, no table tells how many the victims are`() throws {
        let report = try Sample.report(
            Sample.year(
                roles: (310, 4), gender: ["f": 270, "m": 30, "rest": 10],
                state: ["now": 230, "past_threat": 80, "unk": 0]))

        #expect(try values(report, "role") == [.hidden, .hidden])
        for table in report.tables where table.over == .own {
            #expect(table.total == .hidden)
            #expect(table.rows.allSatisfy { $0.percentage == nil })
        }
        #expect(report.meanAge == nil)
        #expect(report.counted == 314)
    }

    @Test func `a table that no hiding protects is left out, and the others stay`() throws {
        let report = try Sample.report(
            Sample.year(
                roles: (3, 1), gender: ["f": 2, "m": 1, "rest": 0], state: ["now": 2, "past_threat": 1, "unk": 0]))

        #expect(report.tables.isEmpty)
        #expect(Set(report.dropped.map(\.name)) == ["role", "gender", "state", "gender-state"])
        #expect(report.counted == 4)
    }

    @Test func `no mean over fewer than thirty and no percentage over fewer than fifty`() throws {
        let report = try Sample.report(
            Sample.year(
                roles: (29, 20), gender: ["f": 10, "m": 9, "rest": 10], state: ["now": 20, "past_threat": 9, "unk": 0],
                ages: (29, 600), firstTime: ["no": 30, "again": 0, "unk": 19]))

        #expect(report.meanAge == nil)
        #expect(report.shares.isEmpty)
        #expect(report.tables.contains { $0.name == "role" })
        #expect(report.tables.flatMap(\.rows).allSatisfy { $0.percentage == nil })
    }

    @Test func `a share of a few people is not told`() throws {
        #expect(try Sample.report(Sample.year(firstTime: ["no": 310, "again": 0, "unk": 4])).shares.isEmpty)
    }
}
