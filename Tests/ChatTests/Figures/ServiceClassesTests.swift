import Chat
import HelplineCore
import Testing

@Suite struct ServiceClassesTests {
    @Test(arguments: [
        (0, "lt1"), (59, "lt1"), (60, "m1_2"), (119, "m1_2"), (120, "m2_5"), (299, "m2_5"), (300, "m5_10"),
        (600, "m10_30"), (1799, "m10_30"), (1800, "gte30"), (90000, "gte30"), (-3, "lt1"),
    ])
    func `a time of waiting is in one class`(seconds: Int, code: String) {
        #expect(WaitClass(.seconds(seconds)).rawValue == code)
    }

    @Test(arguments: [
        // Winter: 19:59 UTC is 20:59 in the Netherlands; summer: 15:59 UTC is 17:59.
        (1_795_291_140, "h18"), (1_795_291_200, "h21"), (1_784_131_140, "h15"), (1_784_131_200, "h18"),
    ])
    func `parts of the day are those of a clock in the Netherlands`(seconds: Int64, code: String) {
        #expect(DayPart(Timestamp(seconds: seconds)).rawValue == code)
    }

    @Test func `a week begins on Monday at midnight in the Netherlands`() {
        // Monday 23 November 2026 00:00 is Sunday 23:00 UTC.
        let monday = Timestamp(seconds: 1_795_388_400)

        #expect(ServiceWeek(of: monday).monday * 86400 == 1_795_392_000)
        #expect(ServiceWeek(of: monday - .seconds(1)).number == ServiceWeek(of: monday).number - 1)
        #expect(ServiceWeek(of: Timestamp(seconds: 4 * 86400)).number == 0)
        #expect(ServiceWeek(of: Timestamp(seconds: 0)).number == -1)
    }
}
