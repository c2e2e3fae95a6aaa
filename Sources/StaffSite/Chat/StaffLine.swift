import Chat
import HelplineCore
import SiteSupport

/// What one open stream of a professional holds: its wake-ups, its slot and his presence in each of his conversations.
actor StaffLine {
    private let chat: StaffChat
    private let member: MemberID
    private var subscription: ConversationHub.Subscription?
    private var followed: Set<ConversationID> = []

    init(chat: StaffChat, member: MemberID) {
        self.chat = chat
        self.member = member
    }

    /// `mine` is what he has already. Following it from the beginning causes no wake-up: a long poll would answer at once.
    func open(_ mine: Set<ConversationID> = [], _ wake: @escaping EventStream.Waker) async {
        chat.streams.take(member)
        followed = mine
        for id in mine { await chat.stores.presence.arrive(.counsellor(member), in: id) }
        let topics = Set(mine.map { ConversationHub.Topic.conversation($0) })
        subscription = await chat.hub.subscribe(to: topics.union([.queue, .professional(member)])) { signal in
            wake(signal == .finished ? .end : .read)
        }
    }

    /// Follows what he has now; what he no longer has ends with the stream or when it is closed.
    func follow(_ mine: Set<ConversationID>) async {
        guard let subscription else { return }
        for id in mine.subtracting(followed) {
            followed.insert(id)
            // Present is only who hears what is said.
            await chat.hub.follow(.conversation(id), on: subscription)
            await chat.stores.presence.arrive(.counsellor(member), in: id)
        }
        for id in followed.subtracting(mine) {
            followed.remove(id)
            await chat.stores.presence.leave(.counsellor(member), in: id)
        }
    }

    func takeAnnounced() -> ConversationHub.Announced { subscription?.takeAnnounced() ?? .init() }

    func close() async {
        if let subscription { await chat.hub.unsubscribe(subscription) }
        for id in followed { await chat.stores.presence.leave(.counsellor(member), in: id) }
        followed = []
        chat.streams.giveBack(member)
    }
}

extension ConversationHub.Announced {
    /// The conversations that something was announced of; `nil` when anything else was, or nothing.
    var conversations: Set<ConversationID>? {
        var conversations = Set(fresh.map(\.conversation))
        for topic in topics {
            guard case .conversation(let id) = topic else { return nil }
            conversations.insert(id)
        }
        return conversations.isEmpty ? nil : conversations
    }
}
