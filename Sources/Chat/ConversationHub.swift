public import HelplineCore
import Synchronization

/// Wakes the open streams of a conversation. It carries no content: who is woken reads the log.
///
/// Invariant: a subscriber whose topic was announced after it subscribed is woken at least once after that announcement. Wake-ups
/// that pile up become one, so the buffer of a slow reader is one bit per topic.
public actor ConversationHub {
    public enum Topic: Hashable, Sendable {
        case conversation(ConversationID)
        case queue
        case professional(MemberID)
    }

    private var followers: [Topic: [ObjectIdentifier: Subscription]] = [:]
    private var finished = false

    public init() {}

    public func subscribe(to topics: Set<Topic>) -> Subscription {
        let subscription = Subscription()
        if finished { subscription.finish() }
        for topic in topics { followers[topic, default: [:]][ObjectIdentifier(subscription)] = subscription }
        return subscription
    }

    /// Adds a topic to a stream that is already open.
    public func follow(_ topic: Topic, on subscription: Subscription) {
        followers[topic, default: [:]][ObjectIdentifier(subscription)] = subscription
        subscription.wake(topic)
    }

    public func unsubscribe(_ subscription: Subscription) {
        for topic in followers.keys { followers[topic]?[ObjectIdentifier(subscription)] = nil }
        followers = followers.filter { !$0.value.isEmpty }
        subscription.finish()
    }

    public func announce(_ topic: Topic) {
        for subscription in (followers[topic] ?? [:]).values { subscription.wake(topic) }
    }

    /// Ends every stream, so that a graceful shutdown does not wait for them.
    public func finish() {
        finished = true
        for group in followers.values { for subscription in group.values { subscription.finish() } }
        followers = [:]
    }

    /// One open stream's wake-ups.
    public final class Subscription: Sendable {
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
