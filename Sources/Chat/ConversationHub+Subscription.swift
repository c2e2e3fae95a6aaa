import Synchronization

extension ConversationHub {
    /// What a subscriber is told.
    public enum Signal: Sendable {
        /// Something of its topics was announced.
        case announced
        /// There will be no more.
        case finished
    }

    /// What was announced to a subscriber since it last looked.
    public struct Announced: Equatable, Sendable {
        public var topics: Set<Topic> = []
        /// Of conversations of which nothing else was announced this may be all there is to know.
        public var fresh: [FreshEntry] = []

        public init(topics: Set<Topic> = [], fresh: [FreshEntry] = []) {
            self.topics = topics
            self.fresh = fresh
        }
    }

    /// One open stream's wake-ups.
    public final class Subscription: Sendable {
        /// A reader that is further behind reads the log.
        private static let mostFresh = 64

        private let signal: @Sendable (Signal) -> Void
        private let announced = Mutex(Announced())

        init(_ signal: @escaping @Sendable (Signal) -> Void) { self.signal = signal }

        func wake(_ topic: Topic) {
            announced.withLock { _ = $0.topics.insert(topic) }
            signal(.announced)
        }

        func wake(_ entry: FreshEntry) {
            announced.withLock { announced in
                if announced.fresh.count < Self.mostFresh {
                    announced.fresh.append(entry)
                } else {
                    announced.topics.insert(.conversation(entry.conversation))
                }
            }
            signal(.announced)
        }

        func finish() { signal(.finished) }

        /// The entries that were announced since the last call, when nothing else was; otherwise nothing is taken.
        public func takeFresh() -> [FreshEntry] {
            announced.withLock { announced in
                guard announced.topics.isEmpty else { return [] }
                defer { announced.fresh = [] }
                return announced.fresh
            }
        }

        /// Keeps in mind that something of this topic has to be read, without waking.
        public func keepInMind(_ topic: Topic) { announced.withLock { _ = $0.topics.insert(topic) } }

        /// What was announced since the last call.
        public func takeAnnounced() -> Announced {
            announced.withLock { announced in
                defer { announced = Announced() }
                return announced
            }
        }
    }

    /// The wake-ups of a subscription as a sequence: one element for any number of announcements since the last.
    public struct Wakeups: Sendable {
        public let subscription: Subscription
        public let sequence: AsyncStream<Void>
    }
}
