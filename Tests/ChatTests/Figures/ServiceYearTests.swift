import Chat
import DisclosureControl
import HelplineCore
import Testing

/// What is seldom is shown by whole years, and by nothing shorter.
@Suite struct ServiceYearTests {
    /// Thursday 1 January 2026, days since 1970.
    private static let newYear = 20454
    private static let year = ServicePeriod.year(around: ServiceWeek(of: noon(newYear)))

    private static func noon(_ day: Int) -> Timestamp { Timestamp(seconds: Int64(day) * 86400 + 43200) }

    private static func weeks(of year: Range<ServiceWeek>) -> Int { year.upperBound.number - year.lowerBound.number }

    @Test func `a year is of the weeks whose Thursday lies in it, and years follow each other without a gap`() {
        #expect(Self.year.lowerBound.monday == Self.newYear - 3)
        #expect(Self.weeks(of: Self.year) == 53)
        let next = ServicePeriod.year(around: Self.year.upperBound)
        #expect(next.lowerBound == Self.year.upperBound)
        #expect(Self.weeks(of: next) == 52)
        #expect(ServicePeriod.year(around: ServiceWeek(number: Self.year.upperBound.number - 1)) == Self.year)
    }

    @Test func `only years that are over are shown, from the first that was counted in`() {
        let first = ServiceWeek(of: Self.noon(Self.newYear + 40))
        let during = Self.noon(Self.newYear + 300)
        let after = Self.noon(Self.newYear + 400)
        let muchLater = Self.noon(Self.newYear + 400 + 3653)

        #expect(ServicePeriod.yearsOver(since: first, at: during, atMost: 5).isEmpty)
        #expect(ServicePeriod.yearsOver(since: first, at: after, atMost: 5) == [Self.year])
        let five = ServicePeriod.yearsOver(since: first, at: muchLater, atMost: 5)
        #expect(five.count == 5)
        #expect(zip(five, five.dropFirst()).allSatisfy { $0.lowerBound == $1.upperBound })
    }

    @Test func `no shorter period tells of it, and small numbers are hidden in the year too`() throws {
        let counts = [
            ServiceCount(.ground, "meldcode"): 12, ServiceCount(.ground, "acute-danger"): 2,
            ServiceCount(.told, "told"): 3, ServiceCount(.second, "agreed"): 14,
        ]
        let month = Self.year.lowerBound..<ServiceWeek(number: Self.year.lowerBound.number + 4)
        let short = ServicePeriod(month, counts: counts)
        #expect(short.tables.allSatisfy { !$0.measure.isYearly })

        let tables = ServicePeriod(year: Self.year, counts: counts).tables

        #expect(tables.map(\.measure) == [.ground, .told, .second])
        let ground = try #require(tables[0].published)
        #expect(ground.total == 14)
        #expect(ground.cells.allSatisfy { $0.value.count != 2 && $0.value.count != 0 })
        #expect(tables[1].published == nil, "three in all")
    }
}
