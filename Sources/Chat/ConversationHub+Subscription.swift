import Synchronization

extension ConversationHub {
    /// One open stream's wake-ups.
    public final class Subscription: Sendable {
        /// One element for any number of announcements since the last; ends with the subscription.
        public let wakeups: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation
        private let announced = Mutex<Set<Topic>>([])

        init() { (wakeups, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

        func wake(_ topic: Topic) {
            announced.withLock { _ = $0.insert(topic) }
            continuation.yield()
        }

        func finish() { continuation.finish() }

        /// The topics announced since the last call.
        public func takeAnnounced() -> Set<Topic> {
            announced.withLock { topics in
                defer { topics = [] }
                return topics
            }
        }
    }
}
