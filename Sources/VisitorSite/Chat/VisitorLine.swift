import Chat
import HelplineCore
import SiteSupport
import Synchronization

/// What one open stream of a visitor holds: its wake-ups, its slots and her presence.
final class VisitorLine: Sendable {
    private let site: VisitorSite
    private let visitor: Visitor
    private let address: [UInt8]
    private let subscription = Mutex<ConversationHub.Subscription?>(nil)

    init(site: VisitorSite, visitor: Visitor, address: [UInt8]) {
        self.site = site
        self.visitor = visitor
        self.address = address
    }

    private var conversation: ConversationID { visitor.session.conversation }

    @Sendable func open(_ wake: @escaping EventStream.Waker) async {
        site.streams.take(visitor.token)
        site.streamsByAddress.take(address)
        await site.presence.arrive(.visitor, in: conversation)
        await site.hub.announce(.conversation(conversation))
        let subscription = await site.hub.subscribe(to: [.conversation(conversation), .queue]) { signal in
            wake(signal == .finished ? .end : .read)
        }
        self.subscription.withLock { $0 = subscription }
    }

    /// Who waits is woken when the queue moves; who talks is not, or every arrival would wake everybody.
    func follow(queue isWaiting: Bool) async {
        guard let subscription = subscription.withLock({ $0 }) else { return }
        if isWaiting {
            await site.hub.follow(.queue, on: subscription)
        } else {
            await site.hub.unfollow(.queue, on: subscription)
        }
    }

    /// The entries that are all that was announced; none where the log has to be read.
    func takeFresh() -> [FreshEntry] { subscription.withLock { $0 }?.takeFresh() ?? [] }

    func takeAnnounced() -> ConversationHub.Announced {
        subscription.withLock { $0 }?.takeAnnounced() ?? .init()
    }

    @Sendable func close() async {
        if let subscription = subscription.withLock({ $0 }) { await site.hub.unsubscribe(subscription) }
        await site.presence.leave(.visitor, in: conversation)
        site.streams.giveBack(visitor.token)
        site.streamsByAddress.giveBack(address)
        await site.hub.announce(.conversation(conversation))
    }
}
