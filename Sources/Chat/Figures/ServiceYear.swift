import Foundation
public import HelplineCore

/// The whole years of what is too seldom for four weeks.
extension ServicePeriod {
    /// The weeks of the year in which the Thursday of `week` lies: weeks are counted so in the Netherlands.
    public static func year(around week: ServiceWeek) -> Range<ServiceWeek> {
        let year = number(of: week)
        var (first, end) = (week.number, week.number + 1)
        while number(of: ServiceWeek(number: first - 1)) == year { first -= 1 }
        while number(of: ServiceWeek(number: end)) == year { end += 1 }
        return ServiceWeek(number: first)..<ServiceWeek(number: end)
    }

    /// The years that are over at `now`, the newest first, from the one of `first` on; at most `atMost`.
    public static func yearsOver(since first: ServiceWeek, at now: Timestamp, atMost: Int) -> [Range<ServiceWeek>] {
        var found: [Range<ServiceWeek>] = []
        var end = year(around: ServiceWeek(of: now)).lowerBound
        while end > year(around: first).lowerBound, found.count < atMost {
            let year = year(around: ServiceWeek(number: end.number - 1))
            found.append(year)
            end = year.lowerBound
        }
        return found
    }

    /// A year's counts, of nothing but what is shown by the year.
    public init(year weeks: Range<ServiceWeek>, counts: [ServiceCount: Int]) {
        self.init(
            weeks: weeks,
            tables: ServiceMeasure.allCases.filter(\.isYearly)
                .map { Table(measure: $0, published: Self.protect($0, counts)) })
    }

    private static func number(of week: ServiceWeek) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.component(.year, from: Date(timeIntervalSince1970: Double(week.monday + 3) * 86400))
    }
}
