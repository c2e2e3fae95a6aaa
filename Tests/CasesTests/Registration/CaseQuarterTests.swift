import Cases
import HelplineCore
import Testing

@Suite struct CaseQuarterTests {
    @Test func `the year turns at midnight in the Netherlands`() {
        // 2021-12-31 23:30 and 2022-01-01 00:30 in Amsterdam.
        let before = CaseQuarter(of: Timestamp(seconds: 1_640_989_800), in: CaseQuarter.serviceZone)
        let after = CaseQuarter(of: Timestamp(seconds: 1_640_993_400), in: CaseQuarter.serviceZone)

        #expect(before == CaseQuarter(year: 2021, quarter: 4))
        #expect(after == CaseQuarter(year: 2022, quarter: 1))
    }

    @Test func `cases go by whole years, five years after theirs`() {
        // 2026-12-31 23:30 and 2027-01-01 00:30 in Amsterdam.
        let before = CaseQuarter.lastExpired(at: Timestamp(seconds: 1_798_756_200), keptFor: 5)
        let after = CaseQuarter.lastExpired(at: Timestamp(seconds: 1_798_759_800), keptFor: 5)

        #expect(before == CaseQuarter(year: 2020, quarter: 4))
        #expect(after == CaseQuarter(year: 2021, quarter: 4))
    }

    @Test(arguments: [(1999, 1), (2200, 1), (2021, 0), (2021, 5)])
    func `there is no other quarter`(year: Int, quarter: Int) {
        #expect(CaseQuarter(year: year, quarter: quarter) == nil)
    }

    @Test(arguments: ["05b0b1dd6c44ec9b", "0000000000000000", "ffffffffffffffff"])
    func `a case number is written as it was read`(text: String) {
        #expect(CaseNumber(text)?.description == text)
    }

    @Test(arguments: ["", "05B0B1DD6C44EC9B", "05b0b1dd6c44ec9", "+5b0b1dd6c44ec9b", "05b0b1dd6c44ec9b0"])
    func `anything else is no case number`(text: String) {
        #expect(CaseNumber(text) == nil)
    }
}
