import HelplineCore
import Logging
import SQLiteStore
import ServiceLifecycle
import Synchronization

/// Whether this node wants traffic. When it is told to stop, it first says no for a while, so that a proxy sends people to
/// another node, and only then do the streams end and the sites stop.
final class Readiness: Service {
    private let stopping = Mutex(false)
    /// How long it goes on serving after it has said no.
    private let notice: Duration
    /// Throws when the database does not answer.
    private let databaseAnswers: @Sendable () async throws -> Void

    init(notice: Duration, databaseAnswers: @escaping @Sendable () async throws -> Void) {
        self.notice = notice
        self.databaseAnswers = databaseAnswers
    }

    /// `nil` when it is ready, else why not: one word.
    func refusal() async -> StaticString? {
        if stopping.withLock({ $0 }) { return "stopping" }
        do { try await databaseAnswers() } catch { return "database" }
        return nil
    }

    /// The first that is told to stop: the last in the group.
    func run() async throws {
        do { try await gracefulShutdown() } catch { return }
        stopping.withLock { $0 = true }
        do { try await Task.sleep(for: notice) } catch { return }
    }
}
