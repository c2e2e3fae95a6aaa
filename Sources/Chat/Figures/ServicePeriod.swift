public import DisclosureControl
public import HelplineCore

/// Four weeks of figures, as they may be shown. Periods are fixed and whole and never overlap: none can be had by subtracting
/// two others.
public struct ServicePeriod: Equatable, Sendable {
    public static let length = 4
    /// Counts under this are hidden, and zero with them.
    public static let threshold = 5

    public struct Table: Equatable, Sendable {
        public let measure: ServiceMeasure
        /// `nil` where even hiding cells would give a small count away.
        public let published: PublishedTable?
    }

    public let weeks: Range<ServiceWeek>
    public let tables: [Table]

    /// The weeks of the period in which `week` lies.
    public static func weeks(around week: ServiceWeek) -> Range<ServiceWeek> {
        let first = Int(Int64(week.number).flooredQuotient(by: Int64(length))) * length
        return ServiceWeek(number: first)..<ServiceWeek(number: first + length)
    }

    /// The periods that are over at `now`, the newest first, from the one of `first` on; at most `atMost`.
    public static func over(since first: ServiceWeek, at now: Timestamp, atMost: Int) -> [Range<ServiceWeek>] {
        var found: [Range<ServiceWeek>] = []
        var end = weeks(around: ServiceWeek(of: now)).lowerBound.number
        while end > weeks(around: first).lowerBound.number, found.count < atMost {
            found.append(ServiceWeek(number: end - length)..<ServiceWeek(number: end))
            end -= length
        }
        return found
    }

    public init(_ weeks: Range<ServiceWeek>, counts: [ServiceCount: Int]) {
        let protected = ServiceMeasure.allCases.filter { !$0.isYearly }
            .map { Table(measure: $0, published: Self.protect($0, counts)) }
        let outcome = protected.first { $0.measure == .outcome }?.published
        self.weeks = weeks
        tables = protected.map { table in
            // Their totals are cells of the outcome: what is hidden there must not come back here.
            let cell: WaitingEnd? =
                switch table.measure {
                case .wait: .reached
                case .left: .left
                default: nil
                }
            guard let cell else { return table }
            let shown = outcome?.cells.contains { $0.code == cell.rawValue && $0.value != .hidden } ?? false
            return shown ? table : Table(measure: table.measure, published: nil)
        }
    }

    init(weeks: Range<ServiceWeek>, tables: [Table]) {
        self.weeks = weeks
        self.tables = tables
    }

    static func protect(_ measure: ServiceMeasure, _ counts: [ServiceCount: Int]) -> PublishedTable? {
        let table = OneWayTable(
            cells: measure.classes.map { code in
                OneWayTable.Cell(
                    code: code, count: counts[ServiceCount(measure, code)] ?? 0, threshold: threshold,
                    isOpen: measure.isOfTheService)
            })
        guard case .published(let published) = SmallCountHiding.protect(table, ladder: measure.ladder) else {
            return nil
        }
        return published.total < threshold ? nil : published
    }
}
