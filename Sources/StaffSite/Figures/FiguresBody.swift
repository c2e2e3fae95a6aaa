import Chat
import DisclosureControl
import Foundation
import HelplineCore

/// The figures as the page reads them: a number that is hidden is missing, and a whole table that is has no cells.
struct FiguresBody: Encodable {
    struct Period: Encodable {
        /// The first and the last day.
        let from: String
        let to: String
        let tables: [Table]
    }
    struct Table: Encodable {
        let measure: String
        let total: Int?
        let cells: [Cell]
    }
    struct Cell: Encodable {
        let code: String
        let count: Int?
    }
    let threshold: Int
    let periods: [Period]

    init(_ periods: [ServicePeriod]) {
        threshold = ServicePeriod.threshold
        self.periods = periods.map { period in
            Period(
                from: period.weeks.firstDay, to: period.weeks.lastDay,
                tables: period.tables.map { table in
                    Table(
                        measure: table.measure.rawValue, total: table.published?.total,
                        cells: (table.published?.cells ?? []).map { Cell(code: $0.code, count: $0.value.count) })
                })
        }
    }
}

extension Range<ServiceWeek> {
    /// `2026-11-02`, a Monday.
    var firstDay: String { Self.day(lowerBound.monday) }
    /// A Sunday.
    var lastDay: String { Self.day(upperBound.monday - 1) }

    private static func day(_ number: Int) -> String {
        Date(timeIntervalSince1970: Double(number) * 86400).formatted(.iso8601.year().month().day())
    }
}
