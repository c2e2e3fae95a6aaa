import Chat
import DisclosureControl
import HelplineCore
import Testing

@Suite struct ServicePeriodTests {
    private static let weeks = ServicePeriod.weeks(around: ServiceWeek(number: 2968))

    private func table(_ measure: ServiceMeasure, _ counts: [ServiceCount: Int]) -> PublishedTable? {
        ServicePeriod(Self.weeks, counts: counts).tables.first { $0.measure == measure }?.published
    }

    private func cells(_ measure: ServiceMeasure, _ counts: [ServiceCount: Int]) -> [String: PublishedTable.Value]? {
        table(measure, counts).map { Dictionary(uniqueKeysWithValues: $0.cells.map { ($0.code, $0.value) }) }
    }

    @Test func `counts of five and more are shown as they are`() {
        let counts: [ServiceCount: Int] = [
            .init(.outcome, "reached"): 190, .init(.outcome, "left"): 20, .init(.outcome, "silent"): 9,
        ]

        #expect(cells(.outcome, counts) == ["reached": .count(190), "left": .count(20), "silent": .count(9)])
        #expect(table(.outcome, counts)?.total == 219)
    }

    @Test func `a small class is folded into a greater one before anything is hidden`() {
        let counts: [ServiceCount: Int] = [
            .init(.helped, "yes"): 30, .init(.helped, "some"): 8, .init(.helped, "no"): 2,
        ]

        #expect(cells(.helped, counts) == ["yes": .count(30), "less": .count(10)])
    }

    @Test func `four people in all give no table`() {
        #expect(table(.helped, [.init(.helped, "yes"): 5]) != nil)

        #expect(table(.helped, [.init(.helped, "yes"): 4]) == nil)
        #expect(table(.helped, [:]) == nil)
    }

    @Test func `how long those waited who were reached is not shown when how many that were is hidden`() {
        let waits: [ServiceCount: Int] = [.init(.wait, "lt1"): 60, .init(.wait, "m1_2"): 40]
        let clear = waits.merging([.init(.outcome, "reached"): 100, .init(.outcome, "left"): 50]) { $1 }
        let telling = waits.merging([.init(.outcome, "reached"): 100, .init(.outcome, "left"): 2]) { $1 }
        #expect(table(.wait, clear)?.total == 100)

        #expect(table(.outcome, telling) == nil, "its total less those reached would be two people")
        #expect(table(.wait, telling) == nil)
    }

    @Test func `an hour in which nobody came may show its zero`() {
        let counts: [ServiceCount: Int] = [.init(.hour, "h18"): 80, .init(.hour, "h21"): 40]

        #expect(cells(.hour, counts)?["h18"] == .count(80))
        #expect(cells(.hour, counts)?["h03"] == .count(0))
    }

    @Test func `periods are whole, follow each other without overlap, and the running one is not there`() {
        let now = Timestamp(seconds: 1_795_291_200)
        let current = ServicePeriod.weeks(around: ServiceWeek(of: now))

        let over = ServicePeriod.over(since: ServiceWeek(number: current.lowerBound.number - 9), at: now, atMost: 13)

        #expect(over.count == 3)
        #expect(over.first?.upperBound == current.lowerBound)
        for (newer, older) in zip(over, over.dropFirst()) { #expect(older.upperBound == newer.lowerBound) }
        #expect(over.allSatisfy { $0.upperBound.number - $0.lowerBound.number == 4 })
        #expect(ServicePeriod.over(since: ServiceWeek(of: now), at: now, atMost: 13).isEmpty)
    }

    @Test func `small times of waiting are put together, and a time in which nobody was is shown`() {
        let reached: [ServiceCount: Int] = [
            .init(.outcome, "reached"): 62, .init(.outcome, "left"): 9, .init(.outcome, "silent"): 8,
        ]
        let waits: [ServiceCount: Int] = [
            .init(.wait, "lt1"): 40, .init(.wait, "m2_5"): 2, .init(.wait, "m5_10"): 20,
        ]

        #expect(
            cells(.wait, reached.merging(waits) { $1 }) == ["lt5": .count(42), "m5_30": .count(20), "gte30": .count(0)])
    }
}
