import Accounts
import HelplineCore
import TestSupport
import Testing

@Suite struct SignInLimiterTests {
    let limiter = SignInLimiter()
    let start = Timestamp(seconds: 1_795_291_200)
    let bram = SignInLimiter.Key.account(Professional.bram.id)

    @Test func `the sixth attempt within a minute waits until the first is a minute old`() {
        for second in 0..<5 { #expect(limiter.attempt(bram, at: start + .seconds(second)) == nil) }

        #expect(limiter.attempt(bram, at: start + .seconds(10)) == .seconds(50))

        #expect(limiter.attempt(bram, at: start + .seconds(60)) == nil)
    }

    @Test func `trying while one has to wait makes the wait no longer`() {
        for _ in 0..<5 { _ = limiter.attempt(bram, at: start) }

        for second in 1..<60 {
            #expect(limiter.attempt(bram, at: start + .seconds(second)) == .seconds(60 - second))
        }
        #expect(limiter.attempt(bram, at: start + .seconds(60)) == nil)
    }

    @Test func `guesses at one account slow neither another nor a browser that knows it`() {
        for _ in 0..<6 { _ = limiter.attempt(bram, at: start) }
        #expect(limiter.attempt(bram, at: start) != nil)

        #expect(limiter.attempt(.account(Professional.chris.id), at: start) == nil)
        #expect(limiter.attempt(.knownBrowser(Professional.bram.id), at: start) == nil)
    }

    @Test func `a name nobody has is slowed down the same`() {
        for _ in 0..<5 { #expect(limiter.attempt(.stranger("nobody"), at: start) == nil) }

        #expect(limiter.attempt(.stranger("nobody"), at: start) == .seconds(60))
    }

    @Test func `a flood of unknown names does not free a known account`() {
        for _ in 0..<5 { _ = limiter.attempt(bram, at: start) }

        for number in 0..<20_001 { _ = limiter.attempt(.stranger("x\(number)"), at: start) }

        #expect(limiter.attempt(bram, at: start) == .seconds(60))
    }

    @Test func `when too many names were tried, only those tried longest ago are forgotten`() {
        let late = SignInLimiter.Key.stranger("late")
        for number in 0..<9_999 { _ = limiter.attempt(.stranger("x\(number)"), at: start) }
        for _ in 0..<5 { _ = limiter.attempt(late, at: start + .seconds(1)) }

        _ = limiter.attempt(.stranger("one more"), at: start + .seconds(2))

        #expect(limiter.attempt(late, at: start + .seconds(2)) == .seconds(59))
    }

    @Test func `who signed in begins anew`() {
        for _ in 0..<5 { _ = limiter.attempt(bram, at: start) }
        #expect(limiter.attempt(bram, at: start) != nil)

        limiter.forget(bram)

        #expect(limiter.attempt(bram, at: start) == nil)
    }
}
