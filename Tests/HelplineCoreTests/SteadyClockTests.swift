import HelplineCore
import Synchronization
import Testing

@Suite struct SteadyClockTests {
    /// A machine whose clock can be set, and whose uptime cannot.
    private final class Machine: WallClock {
        private let state = Mutex((clock: Timestamp(seconds: 1_795_298_400), uptime: Duration.zero))

        func now() -> Timestamp { state.withLock { $0.clock } }
        var uptime: Duration { state.withLock { $0.uptime } }

        func passes(_ time: Duration) { state.withLock { $0 = ($0.clock + time, $0.uptime + time) } }
        func isSet(by leap: Duration) { state.withLock { $0.clock = $0.clock + leap } }

        var steady: SteadyClock { SteadyClock(machine: self, uptime: { self.uptime }) }
    }

    @Test func `it goes with the machine's clock, small corrections included`() {
        let machine = Machine()
        let clock = machine.steady
        for leap in [0, 500, -700, 1_900] {
            machine.passes(.minutes(7))
            machine.isSet(by: .milliseconds(leap))
            #expect(clock.now() == machine.now())
        }
    }

    @Test func `set ahead by an hour, it catches up ten times as fast as time, and is in step again`() {
        let machine = Machine()
        let clock = machine.steady
        let before = clock.now()
        machine.isSet(by: .hours(1))

        #expect(clock.now() == before)
        machine.passes(.seconds(30))
        #expect(clock.now() == before + .seconds(300))
        machine.passes(.minutes(6))
        #expect(clock.now() == before + .minutes(65))
        machine.passes(.minutes(1))

        #expect(clock.now() == machine.now())
        #expect(clock.timeOfDay() == machine.now())
    }

    @Test func `a leap that nobody saw happen is seen at the next look`() {
        let machine = Machine()
        let clock = machine.steady
        let before = clock.now()
        machine.passes(.minutes(20))
        machine.isSet(by: .hours(1))

        #expect(clock.now() == before + .minutes(20))
    }

    @Test func `set back, it follows, and time goes on from there`() {
        let machine = Machine()
        let clock = machine.steady
        machine.isSet(by: -.hours(1))

        #expect(clock.now() == machine.now())
        machine.passes(.seconds(5))
        #expect(clock.now() == machine.now())
    }

    @Test func `set ahead and back again, it has never been anywhere else`() {
        let machine = Machine()
        let clock = machine.steady
        machine.isSet(by: .hours(1))
        machine.passes(.seconds(6))
        _ = clock.now()
        machine.isSet(by: -.hours(1))

        #expect(clock.now() == machine.now())
    }
}

extension Duration {
    fileprivate static prefix func - (duration: Duration) -> Duration { .zero - duration }
}
