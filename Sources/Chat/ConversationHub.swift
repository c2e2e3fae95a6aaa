public import HelplineCore
import Synchronization

/// Wakes the open streams of a conversation: who is woken reads the log, unless all that happened is an entry that comes along.
///
/// Invariant: a subscriber whose topic was announced after it subscribed is woken at least once after that
/// announcement. Wake-ups that pile up become one, so the buffer of a slow reader is one bit per topic. Subscribing,
/// following and unsubscribing cost as much as the subscriber has topics, however many others there are.
public actor ConversationHub {
    public enum Topic: Hashable, Sendable {
        case conversation(ConversationID)
        /// What professionals write beside it: no visitor's stream follows this.
        case notes(ConversationID)
        case queue
        /// Who is kept from the queue: only who leads the shift follows this.
        case blocks
        case professional(MemberID)
    }

    /// What announcing needs, behind a lock of its own: the thread that kept an entry wakes its readers without waiting for a turn.
    private struct Following {
        var followers: [Topic: [ObjectIdentifier: Subscription]] = [:]
        var relay: (any NodeRelay)?

        mutating func forget(_ subscription: Subscription, of topic: Topic) {
            followers[topic]?[ObjectIdentifier(subscription)] = nil
            if followers[topic]?.isEmpty == true { followers[topic] = nil }
        }

        func readers(of topic: Topic) -> [Subscription] { followers[topic].map { Array($0.values) } ?? [] }
    }

    private nonisolated let following = Mutex(Following())
    private var topics: [ObjectIdentifier: Set<Topic>] = [:]
    private var finished = false
    /// Which conversations had sessions ended, here or at another node.
    public nonisolated let revocations = RevocationBoard()

    public init() {}

    /// From now on announcements reach the other nodes too.
    public func connect(_ relay: any NodeRelay) { following.withLock { $0.relay = relay } }

    /// Subscriptions that have not ended.
    public var openStreams: Int { topics.count }

    /// How many of them hear of this topic.
    public func followers(of topic: Topic) -> Int { following.withLock { $0.readers(of: topic).count } }

    /// Signals for these topics until `unsubscribe`; finished at once after `finish`. `signal` must return at once,
    /// and a subscriber that is behind remembers one signal, however many come.
    public func subscribe(to topics: Set<Topic>, _ signal: @escaping @Sendable (Signal) -> Void) -> Subscription {
        let subscription = Subscription(signal)
        guard !finished else {
            subscription.finish()
            return subscription
        }
        self.topics[ObjectIdentifier(subscription)] = topics
        following.withLock { following in
            for topic in topics {
                following.followers[topic, default: [:]][ObjectIdentifier(subscription)] = subscription
            }
        }
        return subscription
    }

    /// The same as a sequence, for who waits once.
    public func wakeups(for topics: Set<Topic>) -> Wakeups {
        let (sequence, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let subscription = subscribe(to: topics) { signal in
            switch signal {
            case .announced: continuation.yield()
            case .finished: continuation.finish()
            }
        }
        return Wakeups(subscription: subscription, sequence: sequence)
    }

    /// Adds a topic to a stream that is already open, and wakes it: something may have happened before. A stream that
    /// has been unsubscribed stays so.
    public func follow(_ topic: Topic, on subscription: Subscription) {
        guard topics[ObjectIdentifier(subscription)]?.insert(topic) != nil else { return }
        following.withLock { $0.followers[topic, default: [:]][ObjectIdentifier(subscription)] = subscription }
        subscription.wake(topic)
    }

    /// Takes a topic off a stream that stays open.
    public func unfollow(_ topic: Topic, on subscription: Subscription) {
        guard topics[ObjectIdentifier(subscription)]?.remove(topic) != nil else { return }
        following.withLock { $0.forget(subscription, of: topic) }
    }

    public func unsubscribe(_ subscription: Subscription) {
        let ended = topics.removeValue(forKey: ObjectIdentifier(subscription)) ?? []
        following.withLock { following in for topic in ended { following.forget(subscription, of: topic) } }
        subscription.finish()
    }

    public func announce(_ topic: Topic) {
        hear(topic)
        tell(.announced(topic))
    }

    /// Sessions of this conversation were ended: its streams ask at once whether their own still lives.
    public func announceRevocation(of id: ConversationID) {
        hearRevocation(of: id)
        tell(.revoked(id))
    }

    /// Another node has announced it.
    public func hear(_ topic: Topic) {
        for subscription in following.withLock({ $0.readers(of: topic) }) { subscription.wake(topic) }
    }

    public func hearRevocation(of id: ConversationID) {
        revocations.note(id)
        hear(.conversation(id))
    }

    /// The other nodes were not heard for a while: every stream looks.
    public func hearEverything() {
        revocations.noteAll()
        for topic in following.withLock({ Array($0.followers.keys) }) { hear(topic) }
    }

    /// An entry that is committed, never before: the streams here get it along, those of other nodes read it from the log.
    /// It wakes them on the calling thread.
    public nonisolated func announce(_ entry: FreshEntry) {
        let topic = Topic.conversation(entry.conversation)
        let (relay, readers) = following.withLock { ($0.relay, $0.readers(of: topic)) }
        relay?.tell(.announced(topic))
        for subscription in readers { subscription.wake(entry) }
    }

    /// Ends every stream, so that a graceful shutdown does not wait for them.
    public func finish() {
        finished = true
        topics = [:]
        let followers = following.withLock { following in
            defer { following.followers = [:] }
            return following.followers
        }
        for group in followers.values { for subscription in group.values { subscription.finish() } }
    }

    private func tell(_ news: NodeNews) { following.withLock { $0.relay }?.tell(news) }
}
