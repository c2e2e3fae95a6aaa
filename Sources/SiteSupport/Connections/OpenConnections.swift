import NIOCore
import Synchronization

/// The connections of one server, so that stopping can end them and wait for them.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isStopping = false
        var whenEmpty: CheckedContinuation<Void, Never>?
    }
    private let state = Mutex(State())

    func add(_ channel: any Channel) {
        let isStopping = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = channel
            return state.isStopping
        }
        if isStopping { channel.close(promise: nil) }
    }

    func remove(_ channel: any Channel) {
        let waiting: CheckedContinuation<Void, Never>? = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            guard state.channels.isEmpty else { return nil }
            defer { state.whenEmpty = nil }
            return state.whenEmpty
        }
        waiting?.resume()
    }

    /// Tells every connection to end with the answer it is giving, if any; returns when all have.
    func stop() async {
        let channels = state.withLock { state in
            state.isStopping = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if !state.channels.isEmpty { state.whenEmpty = continuation }
                return state.channels.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }

    /// Closes what is left.
    func closeAll() {
        for channel in state.withLock({ Array($0.channels.values) }) { channel.close(promise: nil) }
    }
}
