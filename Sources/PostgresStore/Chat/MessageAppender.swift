import Chat
import HelplineCore
import Synchronization

/// Lets messages that wait at the same time share one transaction, and so one sync, on a connection of their own.
///
/// Invariant: a message is acknowledged exactly once, and only after the transaction that holds it has been committed and
/// synced. What is refused touches no other; when a group's commit fails none of it is acknowledged.
final class MessageAppender: Sendable {
    /// A group is at most this large, so that the first of it does not wait for ever.
    static let largestGroup = 256
    /// Deadlocks with other writers, in a row, after which a group is given up.
    private static let tries = 5

    private struct Queue {
        var waiting: [WaitingMessage] = []
        var running = false
    }

    private let pool: ConnectionPool
    private let queue = Mutex(Queue())

    init(_ settings: ConnectionSettings) { pool = ConnectionPool(settings, connections: 1) }

    /// Returns once the message is on disk.
    func append(_ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp) async
        -> Result<Acknowledgement, StoreFailure>
    {
        await withCheckedContinuation { continuation in
            let waiting = WaitingMessage(message: message, conversation: conversation, authority: authority, at: at) {
                continuation.resume(returning: $0)
            }
            let starts = queue.withLock { queue in
                queue.waiting.append(waiting)
                defer { queue.running = true }
                return !queue.running
            }
            guard starts else { return }
            pool.add({ self.commitAll(on: $0, mayRepeat: $1) }, refuse: { self.refuseAll($0) })
        }
    }

    /// What waits is still written.
    func close() async { await pool.close() }

    /// Group after group until nobody waits; `false` when the connection broke before anything of a group was applied.
    private func commitAll(on connection: PostgresConnection, mayRepeat: Bool) -> Bool {
        var mayRepeat = mayRepeat
        while let group = takeGroup() {
            do { try commit(group, on: connection) } catch let error as PostgresError
                where mayRepeat && error.leftNothing
            {
                queue.withLock { $0.waiting.insert(contentsOf: group, at: 0) }
                return false
            } catch {
                for message in group { message.settle(.failure(StoreFailure(from: error))) }
            }
            // A connection that broke later is a new misfortune; the next group may try another.
            mayRepeat = true
            if connection.isSpent, hasWaiting { return false }
        }
        return true
    }

    private func commit(_ group: [WaitingMessage], on connection: PostgresConnection) throws {
        for attempt in 1...Self.tries {
            do {
                let outcomes = try AppendGroup(group).commit(on: connection)
                for (message, outcome) in outcomes { message.settle(outcome) }
                return
            } catch let error as PostgresError where error.mayRepeat && attempt < Self.tries {
                continue
            } catch let error as PostgresError where error.isOfOneMessage && group.count > 1 {
                // Which of them it is, they find out alone.
                for message in group { commitAlone(message, on: connection) }
                return
            }
        }
    }

    private func commitAlone(_ message: WaitingMessage, on connection: PostgresConnection) {
        do { try commit([message], on: connection) } catch { message.settle(.failure(StoreFailure(from: error))) }
    }

    private func takeGroup() -> [WaitingMessage]? {
        queue.withLock { queue in
            guard !queue.waiting.isEmpty else {
                queue.running = false
                return nil
            }
            let group = Array(queue.waiting.prefix(Self.largestGroup))
            queue.waiting.removeFirst(group.count)
            return group
        }
    }

    private var hasWaiting: Bool { queue.withLock { !$0.waiting.isEmpty } }

    private func refuseAll(_ failure: StoreFailure) {
        let waiting = queue.withLock { queue in
            defer { queue = Queue() }
            return queue.waiting
        }
        for message in waiting { message.settle(.failure(failure)) }
    }
}

extension PostgresError {
    /// Something in a row was refused; the database itself is well.
    fileprivate var isOfOneMessage: Bool {
        guard case .refused(let state, _) = self else { return false }
        return state.hasPrefix("22") || state.hasPrefix("23")
    }
}
