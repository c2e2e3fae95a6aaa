/// When the chat takes new conversations: each week the same, but for days that are named.
///
/// Without any hours there is no timetable: the chat is open as long as the team says so.
public struct OpeningHours: Equatable, Sendable {
    /// By weekday, 1 is Monday and 7 Sunday; in order, without overlap within a day.
    public let week: [Int: [TimeSpan]]
    /// Days that differ (holidays, a late shift): their spans stand in the place of the week's; none means closed.
    public let exceptions: [LocalDay: [TimeSpan]]

    /// More than a year of holidays and late shifts; each is read with every opening.
    public static let mostExceptions = 100
    public static let mostSpansADay = 6

    public static let none = OpeningHours()

    private init() {
        week = [:]
        exceptions = [:]
    }

    /// `nil` when a weekday does not exist, the spans of a day overlap, or there are too many.
    public init?(week: [Int: [TimeSpan]], exceptions: [LocalDay: [TimeSpan]]) {
        let days = Array(week.values) + Array(exceptions.values)
        guard week.keys.allSatisfy((1...7).contains), exceptions.count <= Self.mostExceptions,
            days.allSatisfy({ $0.count <= Self.mostSpansADay && Self.areApart($0.sorted()) })
        else { return nil }
        self.week = week.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
        self.exceptions = exceptions.mapValues { $0.sorted() }
    }

    public var isEmpty: Bool { week.isEmpty && exceptions.isEmpty }

    private static func areApart(_ spans: [TimeSpan]) -> Bool {
        zip(spans, spans.dropFirst()).allSatisfy { $0.until <= $1.from }
    }
}
