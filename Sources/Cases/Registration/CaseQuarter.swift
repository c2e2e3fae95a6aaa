public import Foundation
public import HelplineCore

/// The only time a case knows: a quarter of a year.
public struct CaseQuarter: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 4.
    public let quarter: Int

    /// The years that are taken for one.
    public static let years = 2000...2199

    /// `nil` outside of `years` and 1 to 4.
    public init?(year: Int, quarter: Int) {
        guard Self.years.contains(year), (1...4).contains(quarter) else { return nil }
        self.year = year
        self.quarter = quarter
    }

    /// The quarter in which the moment falls on the organisation's calendar; `nil` outside of `years`.
    public init?(of moment: Timestamp, in zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents(
            [.year, .month], from: Date(timeIntervalSince1970: Double(moment.seconds)))
        guard let year = parts.year, let month = parts.month else { return nil }
        self.init(year: year, quarter: (month + 2) / 3)
    }

    public static func < (a: Self, b: Self) -> Bool { (a.year, a.quarter) < (b.year, b.quarter) }

    /// The last quarter of which nothing may be kept any more: whole years after the year it belongs to, on the service's
    /// calendar. Never part of a year, so that no table can be made of what is left of one.
    public static func lastExpired(at now: Timestamp, keptFor years: Int) -> CaseQuarter? {
        guard let current = CaseQuarter(of: now, in: serviceZone) else { return nil }
        return CaseQuarter(year: current.year - years - 1, quarter: 4)
    }
}

extension CaseQuarter {
    /// The calendar by which the service counts its years. Without the system's time zone data the quarter begins an hour or
    /// two late, which moves nobody to another year but in the New Year's night.
    public static let serviceZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
}
