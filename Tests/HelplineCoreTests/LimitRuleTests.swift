import HelplineCore
import Testing

@Suite struct LimitRuleTests {
    private let start = Timestamp(seconds: 1_795_291_200)
    private let perMinute = LimitRule.atMost(5, per: .seconds(60))

    /// Tries at these seconds after the start; gives what each was told, `nil` where it went on.
    private func tries(_ rule: LimitRule, at seconds: [Int]) -> [Duration?] {
        var known: LimitCount?
        return seconds.map { second in
            switch rule.verdict(after: known, at: start + .seconds(second)) {
            case .wait(let time): return time
            case .allowed(let next):
                known = next
                return nil
            }
        }
    }

    @Test func `the sixth within a minute waits until the first is a minute old`() {
        #expect(tries(perMinute, at: [0, 1, 2, 3, 4, 10, 60]) == [nil, nil, nil, nil, nil, .seconds(50), nil])
    }

    @Test(arguments: [LimitRule.atMost(5, per: .seconds(60)), .everSlower])
    func `trying while one has to wait makes the wait no longer`(rule: LimitRule) throws {
        let first = try #require(tries(rule, at: [0, 0, 0, 0, 0, 0])[5])
        let again = try #require(tries(rule, at: [0, 0, 0, 0, 0] + [Int](repeating: 0, count: 100))[104])

        #expect(again == first)
    }

    @Test func `five are free, and each further try waits twice as long, up to a minute`() {
        var at = [0, 0, 0, 0, 0]
        var waits: [Duration] = []
        for _ in 0..<9 {
            guard let wait = tries(.everSlower, at: at + [at[at.count - 1]])[at.count] else { break }
            waits.append(wait)
            at.append(at[at.count - 1] + Int(wait.components.seconds))
        }

        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    }

    @Test func `an hour after the last try it is forgotten`() {
        let later = [Int](repeating: 3600, count: 5)

        #expect(tries(.everSlower, at: [0, 0, 0, 0, 0, 0] + later).suffix(5) == [nil, nil, nil, nil, nil])
    }

    @Test func `a clock that was set back keeps nobody waiting longer than the longest wait`() {
        let full = LimitCount(count: 9, ends: start + .seconds(90))
        #expect(perMinute.verdict(after: full, at: start) == .wait(.seconds(60)))
        let slow = LimitCount(count: 20, ends: start + LimitRule.memory + .seconds(30))
        #expect(LimitRule.everSlower.verdict(after: slow, at: start) == .wait(LimitRule.longestDelay))

        // By more than two nodes' clocks may differ: nobody kept that by today's clock.
        let future = LimitCount(count: 9, ends: start + .hours(3))
        for rule in [perMinute, .everSlower] {
            guard case .allowed(let next) = rule.verdict(after: future, at: start) else {
                Issue.record("\(rule) waits")
                continue
            }
            #expect(next.count == 1)
        }
    }
}
