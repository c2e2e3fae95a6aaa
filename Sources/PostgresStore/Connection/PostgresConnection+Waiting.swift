import CPostgres
import Foundation
import StoreSupport

/// How the connection waits: on its socket, never longer than `answerWithin`.
extension PostgresConnection {
    /// Hands libpq something to send and waits until it is on its way.
    func send(_ hand: () -> Int32) throws {
        guard !isLost, hand() == 1 else { throw lose() }
        try flush()
    }

    func flush() throws {
        let deadline = ContinuousClock.now + answerWithin
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1: try wait(for: POLLIN | POLLOUT, until: deadline)
            default: throw lose()
            }
            // Taking what the server says meanwhile keeps both from waiting for each other.
            guard PQconsumeInput(handle) == 1 else { throw lose() }
        }
    }

    /// The next result; `nil` after a statement's last.
    func nextResult() throws -> PostgresResult? {
        let deadline = ContinuousClock.now + answerWithin
        while PQisBusy(handle) == 1 {
            try wait(for: POLLIN, until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw lose() }
        }
        return PQgetResult(handle).map(PostgresResult.init)
    }

    /// Takes everything a statement answers, and returns the last of it; throws the first error.
    func finish() throws -> PostgresResult {
        var last: PostgresResult?
        var failure: PostgresError?
        while let result = try nextResult() {
            failure = failure ?? result.error
            last = result
        }
        // A connection that ended, or that answered with its end.
        guard PQstatus(handle) == CONNECTION_OK else { throw lose() }
        if let failure { throw note(failure) }
        guard let last else { throw lose() }
        return last
    }

    func sendPrepared(_ name: String, _ arguments: [PostgresParameter]) -> Int32 {
        let wires = arguments.map(\.wire)
        let lengths = wires.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: wires.count)
        // One buffer for all of them; an empty value still needs an address, since none means NULL.
        let buffer =
            wires.reduce(into: [CChar]()) { $0.append(contentsOf: ($1 ?? Data()).map(CChar.init(bitPattern:))) } + [0]
        return buffer.withUnsafeBufferPointer { buffer in
            var offset = 0
            let addresses: [UnsafePointer<CChar>?] = wires.map { wire in
                guard let wire else { return nil }
                defer { offset += wire.count }
                return buffer.baseAddress.map { $0 + offset }
            }
            return PQsendQueryPrepared(handle, name, Int32(wires.count), addresses, lengths, formats, 1)
        }
    }

    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws {
        let left = (deadline - ContinuousClock.now).components
        let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
        guard milliseconds > 0 else { throw lose(bySilence: true) }
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        guard descriptor.fd >= 0 else { throw lose() }
        if poll(&descriptor, 1, Int32(min(milliseconds, 60_000))) < 0, errno != EINTR { throw lose() }
    }
}
