import Chat
import HelplineCore
import Synchronization

/// Notices that the chat has opened or closed since the last look; in memory, for the streams of this node.
final class OpeningNews: Sendable {
    private let service: any ServiceStateStore
    private let last = Mutex<Bool?>(nil)

    init(service: any ServiceStateStore) { self.service = service }

    /// The first look is no news.
    func hasChanged(at now: Timestamp) async throws(StoreFailure) -> Bool {
        let isOpen = try await service.state().isOpen(at: now)
        return last.withLock { last in
            defer { last = isOpen }
            return last.map { $0 != isOpen } ?? false
        }
    }
}
