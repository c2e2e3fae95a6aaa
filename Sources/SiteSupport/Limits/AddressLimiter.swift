import Crypto
import Foundation
public import HelplineCore
import Synchronization

/// Counts what an address does, by a keyed hash that dies with the hour; in memory only, per process.
///
/// The key is made at random each hour and never leaves this object, so nothing here can be turned back into an address.
/// Bounded: at most `capacity` addresses; when that is reached the oldest window goes first.
public final class AddressLimiter: Sendable {
    private struct Window {
        var count: Int
        let ends: Timestamp
    }
    private struct State {
        var key = SymmetricKey(size: .bits256)
        var born: Timestamp?
        var windows: [Data: Window] = [:]
    }
    private let state = Mutex(State())
    private let capacity: Int

    public init(capacity: Int = 50_000) { self.capacity = capacity }

    /// Counts one action; `nil` when it is allowed, otherwise the seconds after which it will be.
    public func count(_ action: String, by address: [UInt8], atMost limit: Int, per span: Duration, at now: Timestamp)
        -> Int?
    {
        state.withLock { state in
            if now - (state.born ?? now) >= .hours(1) { state = State() }
            if state.born == nil { state.born = now }
            var mac = HMAC<SHA256>(key: state.key)
            mac.update(data: Data(action.utf8) + [0])
            mac.update(data: Data(address))
            let place = Data(mac.finalize())
            if state.windows.count >= capacity, state.windows[place] == nil { makeRoom(in: &state, at: now) }
            var window = state.windows[place] ?? Window(count: 0, ends: now + span)
            if window.ends <= now { window = Window(count: 0, ends: now + span) }
            window.count += 1
            state.windows[place] = window
            return window.count > limit ? max(1, Int((window.ends - now).components.seconds)) : nil
        }
    }

    private func makeRoom(in state: inout State, at now: Timestamp) {
        state.windows = state.windows.filter { $0.value.ends > now }
        if state.windows.count >= capacity, let oldest = state.windows.min(by: { $0.value.ends < $1.value.ends })?.key {
            state.windows[oldest] = nil
        }
    }
}
