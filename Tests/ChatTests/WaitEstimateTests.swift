import Chat
import HelplineCore
import Testing

@Suite struct WaitEstimateTests {
    private let now = Timestamp(seconds: 1_795_291_200)

    /// Claims this many seconds apart, the last `ago` seconds before now.
    private func claims(every seconds: Int, count: Int, ago: Int = 0) -> [Timestamp] {
        (0..<count).map { now - .seconds(ago + $0 * seconds) }
    }

    @Test func `three before her and a claim every four minutes is between eight and twenty-four minutes`() {
        let estimate = WaitEstimate(ahead: 3, claims: claims(every: 240, count: 6), now: now)

        #expect(estimate?.from == 8)
        #expect(estimate?.to == 24)
    }

    @Test func `the next one hears of minutes too, never of zero`() {
        let estimate = WaitEstimate(ahead: 0, claims: claims(every: 20, count: 6), now: now)

        #expect(estimate?.from == 1)
        #expect(estimate?.to == 2)
    }

    @Test func `three claims are no basis, four are`() {
        #expect(WaitEstimate(ahead: 1, claims: claims(every: 240, count: 4), now: now) != nil)

        #expect(WaitEstimate(ahead: 1, claims: claims(every: 240, count: 3), now: now) == nil)
    }

    @Test func `claims of hours ago are no basis`() {
        #expect(WaitEstimate(ahead: 1, claims: claims(every: 60, count: 9, ago: 0), now: now) != nil)

        #expect(WaitEstimate(ahead: 1, claims: claims(every: 60, count: 9, ago: 3600), now: now) == nil)
    }

    @Test func `a team that has stopped claiming promises nothing`() {
        #expect(WaitEstimate(ahead: 1, claims: claims(every: 120, count: 9, ago: 350), now: now) != nil)

        #expect(WaitEstimate(ahead: 1, claims: claims(every: 120, count: 9, ago: 370), now: now) == nil)
    }

    @Test func `a wait too long to believe is not told`() {
        #expect(WaitEstimate(ahead: 10, claims: claims(every: 300, count: 9), now: now)?.to == 83)

        #expect(WaitEstimate(ahead: 12, claims: claims(every: 300, count: 9), now: now) == nil)
    }

    @Test func `one long pause does not stretch the promise`() {
        let steady = claims(every: 120, count: 5)
        let pause = [now - .minutes(40), now - .minutes(42)]

        let estimate = WaitEstimate(ahead: 0, claims: pause + steady, now: now)

        #expect(estimate?.to == 3)
    }

    @Test(arguments: 0..<60)
    func `it is a range of whole minutes, and it grows with the number before her`(ahead: Int) throws {
        let basis = claims(every: 60, count: 20)
        guard let here = WaitEstimate(ahead: ahead, claims: basis, now: now) else {
            #expect(ahead >= 60)
            return
        }
        let next = WaitEstimate(ahead: ahead + 1, claims: basis, now: now)

        #expect(1 <= here.from && here.from < here.to && here.to <= WaitEstimate.longest)
        #expect(next.map { $0.from >= here.from && $0.to >= here.to } ?? (here.to >= WaitEstimate.longest - 2))
    }
}
