import Chat
import HelplineCore
import Testing

@Suite struct TokenBucketTests {
    private let start = Timestamp(seconds: 1_795_291_200)

    @Test func `forty at once, and the next waits two seconds`() {
        var bucket = TokenBucket(.messages, at: start)

        let first = (0..<40).map { _ in bucket.take(at: start) }

        #expect(first.allSatisfy { $0 == nil })
        let next = bucket.take(at: start)
        #expect(next == .seconds(2))
    }

    @Test func `who was told to wait may go on exactly then`() throws {
        var bucket = TokenBucket(.messages, at: start)
        for _ in 0..<40 { _ = bucket.take(at: start) }
        let answer = bucket.take(at: start)
        let wait = try #require(answer)

        #expect(bucket.take(at: start + wait - .milliseconds(1)) == .milliseconds(1))
        #expect(bucket.take(at: start + wait) == nil)
    }

    @Test func `ten short lines a minute are never stopped`() {
        var bucket = TokenBucket(.messages, at: start)

        for line in 0..<600 {
            #expect(bucket.take(at: start + .seconds(line * 6)) == nil)
        }
    }

    @Test func `in the long run thirty a minute pass`() {
        var bucket = TokenBucket(.messages, at: start)

        let passed = (0..<6000).filter { bucket.take(at: start + .milliseconds($0 * 100)) == nil }.count

        // 40 at the start, and half a token for each of 599 whole seconds.
        #expect(passed == 339)
    }

    @Test func `a rest fills it up and no further`() {
        var bucket = TokenBucket(.messages, at: start)
        for _ in 0..<40 { _ = bucket.take(at: start) }
        #expect(!bucket.isFull(at: start + .seconds(79)))

        #expect(bucket.isFull(at: start + .seconds(80)))
        let later = start + .days(400)
        #expect((0..<41).filter { _ in bucket.take(at: later) == nil }.count == 40)
    }

    @Test func `a clock set back gives nothing away and takes nothing`() {
        var bucket = TokenBucket(.messages, at: start)
        for _ in 0..<40 { _ = bucket.take(at: start) }

        #expect(bucket.take(at: start - .hours(1)) == .seconds(2))
        #expect(bucket.take(at: start - .hours(1) + .seconds(2)) == nil)
    }

    @Test func `a rate of nothing does not exist`() {
        #expect(TokenBucket.Rate(burstOf: 1, perMinute: 1) != nil)

        #expect(TokenBucket.Rate(burstOf: 0, perMinute: 1) == nil)
        #expect(TokenBucket.Rate(burstOf: 1, perMinute: 0) == nil)
    }
}
