import DisclosureControl
import Testing

@Suite struct RoundedTests {
    @Test func `percentages are whole and only over a base that is large enough`() {
        #expect(Rounded.percentage(278, of: 314, smallestBase: 50) == 89)
        #expect(Rounded.percentage(1, of: 200, smallestBase: 50) == 1)
        #expect(Rounded.percentage(25, of: 50, smallestBase: 50) == 50)
        #expect(Rounded.percentage(24, of: 49, smallestBase: 50) == nil)
        #expect(Rounded.percentage(0, of: 0, smallestBase: 0) == nil)
    }

    @Test func `means are whole and only over enough people`() {
        #expect(Rounded.mean(sum: 5985, of: 285, smallestBase: 30) == 21)
        #expect(Rounded.mean(sum: 645, of: 30, smallestBase: 30) == 22)
        #expect(Rounded.mean(sum: 600, of: 29, smallestBase: 30) == nil)
    }
}
