import Crypto
import Foundation
public import HelplineCore
import Synchronization

/// Counts what an address does, by a keyed hash that dies with the hour; in memory only, per process.
///
/// The key is made at random each hour and never leaves this object, so nothing here can be turned back into an address.
/// Bounded: at most `capacity` counts; when that is reached a quarter goes, those first that would end first.
///
/// IPv6 addresses come as their /64, which is one household; their /48, which one subscriber may have whole and a mobile network
/// divides among thousands, is counted as well, up to `networkFactor` times the limit.
public final class AddressLimiter: Sendable {
    /// How many times the limit of one household a whole IPv6 network may use up.
    static let networkFactor = 16

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
            let own = count(action, by: address, atMost: limit, per: span, at: now, in: &state)
            guard own == nil, let network = AddressRange.network(ofCountingUnit: address) else { return own }
            return count(action, by: network, atMost: limit * Self.networkFactor, per: span, at: now, in: &state)
        }
    }

    private func count(
        _ action: String, by address: [UInt8], atMost limit: Int, per span: Duration, at now: Timestamp,
        in state: inout State
    ) -> Int? {
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

    /// Sorts once for many: a flood from ever new addresses must not cost a search of all counts each time.
    private func makeRoom(in state: inout State, at now: Timestamp) {
        state.windows = state.windows.filter { $0.value.ends > now }
        guard state.windows.count >= capacity else { return }
        let first = state.windows.map { (place: $0.key, ends: $0.value.ends) }.sorted { $0.ends < $1.ends }
        for (place, _) in first.prefix(max(capacity / 4, 1)) { state.windows[place] = nil }
    }
}
