import Chat
import Foundation
import HelplineCore
import Synchronization

/// News on its way out, and what wakes the thread that sends it. Bounded: more than `capacity` becomes `.everything`.
final class Outbox: Sendable {
    private enum Key: Hashable {
        case news(NodeNews)
        /// Newer presence takes the place of older.
        case seat(ConversationID, Sender.Participant)
        case onShift(MemberID)
        case buddy(MemberID)
    }
    private struct State {
        var waiting: [Key: NodeNews] = [:]
        var closed = false
        var allSent = false
        var whenAllSent: CheckedContinuation<Void, Never>?
    }

    private static let capacity = 20_000

    private let state = Mutex(State())
    /// The ends of a pipe: one byte wakes the thread.
    let wakeRead: Int32
    private let wakeWrite: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let made = pipe(&ends) == 0
        precondition(made, "no file descriptors left")
        (wakeRead, wakeWrite) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        Foundation.close(wakeRead)
        Foundation.close(wakeWrite)
    }

    func put(_ news: NodeNews) {
        let wakes = state.withLock { state in
            let wasEmpty = state.waiting.isEmpty
            if state.waiting.count >= Self.capacity { state.waiting = [.news(.everything): .everything] }
            let key: Key =
                switch news {
                case .present(let seat): .seat(seat.conversation, seat.participant)
                case .onShift(let member, _): .onShift(member)
                // Of one person only the last is told: it holds against those before it.
                case .buddy(let call): .buddy(call.member)
                case .announced, .revoked, .everything: .news(news)
                }
            state.waiting[key] = news
            return wasEmpty
        }
        if wakes { wake() }
    }

    func takeAll() -> [NodeNews] {
        state.withLock { state in
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
    }

    /// Takes nothing more, and returns when the thread has sent what is left, or could not.
    func close() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                state.closed = true
                if !state.allSent { state.whenAllSent = continuation }
                return state.allSent
            }
            if isOver { continuation.resume() }
            wake()
        }
    }

    /// Told by the thread at its end.
    func allSent() {
        let waiting = state.withLock { state in
            state.allSent = true
            defer { state.whenAllSent = nil }
            return state.whenAllSent
        }
        waiting?.resume()
    }

    var isClosed: Bool { state.withLock { $0.closed } }

    /// Takes the bytes that woke the thread.
    func hushed() {
        var buffer = [UInt8](repeating: 0, count: 64)
        while read(wakeRead, &buffer, buffer.count) > 0 {}
    }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe wakes as well.
        _ = write(wakeWrite, &byte, 1)
    }
}
