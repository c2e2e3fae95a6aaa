import Chat
import Foundation
import HelplineCore
import Testing

@Suite struct AttemptLimiterTests {
    private let start = Timestamp(seconds: 1_795_291_200)
    private let key = Data("somebody".utf8)

    @Test func `five tries are free and the sixth waits`() async {
        let limiter = AttemptLimiter()

        for _ in 0..<5 { #expect(await limiter.attempt(key, at: start) == nil) }

        #expect(await limiter.attempt(key, at: start) == .seconds(1))
    }

    @Test func `each further try waits twice as long, up to a minute`() async throws {
        let limiter = AttemptLimiter()
        var now = start
        for _ in 0..<5 { _ = await limiter.attempt(key, at: now) }

        var waits: [Duration] = []
        for _ in 0..<9 {
            let wait = try #require(await limiter.attempt(key, at: now))
            waits.append(wait)
            now = now + wait
            #expect(await limiter.attempt(key, at: now) == nil)
        }

        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    }

    @Test func `asking again while waiting makes the wait no longer`() async {
        let limiter = AttemptLimiter()
        for _ in 0..<5 { _ = await limiter.attempt(key, at: start) }
        for _ in 0..<100 { _ = await limiter.attempt(key, at: start) }

        #expect(await limiter.attempt(key, at: start + .seconds(1)) == nil)
    }

    @Test func `one tormentor slows nobody else, and success wipes the slate`() async {
        let limiter = AttemptLimiter()
        for _ in 0..<5 { _ = await limiter.attempt(key, at: start) }
        #expect(await limiter.attempt(key, at: start) != nil)

        #expect(await limiter.attempt(Data("other".utf8), at: start) == nil)
        await limiter.succeed(key)
        #expect(await limiter.attempt(key, at: start) == nil)
    }

    @Test func `an hour later it is forgotten`() async {
        let limiter = AttemptLimiter()
        for _ in 0..<5 { _ = await limiter.attempt(key, at: start) }
        let later = start + .hours(1) + .seconds(1)

        for _ in 0..<5 { #expect(await limiter.attempt(key, at: later) == nil) }
    }

    @Test func `its memory is bounded and the latest keys stay`() async {
        let limiter = AttemptLimiter(capacity: 100)
        for _ in 0..<5 { _ = await limiter.attempt(key, at: start + .minutes(5)) }

        for number in 0..<1000 {
            _ = await limiter.attempt(Data("\(number)".utf8), at: start + .milliseconds(number))
            #expect(await limiter.size <= 100)
        }

        #expect(await limiter.attempt(key, at: start + .minutes(5)) != nil)
    }
}
