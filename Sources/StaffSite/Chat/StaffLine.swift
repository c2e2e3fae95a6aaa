import Accounts
import Chat
import HelplineCore
import SiteSupport
import Synchronization

/// What one open stream of a professional holds: its wake-ups, its slot and his presence in each of his conversations.
actor StaffLine {
    private let chat: StaffChat
    private let member: MemberID
    private let leads: Bool
    private let subscription = Mutex<ConversationHub.Subscription?>(nil)
    private var followed: Set<ConversationID> = []
    private var followedNotes: Set<ConversationID> = []

    init(chat: StaffChat, professional: Professional) {
        self.chat = chat
        member = professional.id
        leads = professional.role.may(.leadShift)
    }

    /// `mine` is what he has already. Following it from the beginning causes no wake-up: a long poll would answer at once.
    func open(_ mine: Set<ConversationID> = [], _ wake: @escaping EventStream.Waker) async {
        chat.streams.take(member)
        await chat.stores.presence.roster.arrive(member)
        followed = mine
        for id in mine { await chat.stores.presence.arrive(.counsellor(member), in: id) }
        let topics = Set(mine.map { ConversationHub.Topic.conversation($0) })
        let everybodys: Set<ConversationHub.Topic> = leads ? [.queue, .blocks] : [.queue]
        let all = topics.union(everybodys).union([.professional(member)])
        let subscription = await chat.hub.subscribe(to: all) { signal in
            wake(signal == .finished ? .end : .read)
        }
        self.subscription.withLock { $0 = subscription }
    }

    /// Follows what he has now; what he no longer has ends with the stream or when it is closed.
    func follow(_ mine: Set<ConversationID>) async {
        guard let subscription = subscription.withLock({ $0 }) else { return }
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

    /// The entries that are all that was announced; none where anything else was.
    nonisolated func takeFresh() -> [FreshEntry] { subscription.withLock { $0 }?.takeFresh() ?? [] }

    /// These have to be read from the log after all.
    nonisolated func keepInMind(_ fresh: [FreshEntry]) {
        guard let subscription = subscription.withLock({ $0 }) else { return }
        for entry in fresh { subscription.keepInMind(.conversation(entry.conversation)) }
    }

    nonisolated func takeAnnounced() -> ConversationHub.Announced {
        subscription.withLock { $0 }?.takeAnnounced() ?? .init()
    }

    /// The notes he hears of: those of what he has, of what he was asked about, of alarms. Following wakes: what was written before
    /// is told too.
    func followNotes(of shared: Set<ConversationID>) async {
        guard let subscription = subscription.withLock({ $0 }) else { return }
        for id in shared.subtracting(followedNotes) { await chat.hub.follow(.notes(id), on: subscription) }
        for id in followedNotes.subtracting(shared) { await chat.hub.unfollow(.notes(id), on: subscription) }
        followedNotes = shared
    }

    func close() async {
        if let subscription = subscription.withLock({ $0 }) { await chat.hub.unsubscribe(subscription) }
        for id in followed { await chat.stores.presence.leave(.counsellor(member), in: id) }
        followed = []
        await chat.stores.presence.roster.leave(member)
        chat.streams.giveBack(member)
    }
}

extension ConversationHub.Announced {
    /// The conversations with new notes.
    var notes: [ConversationID] {
        topics.compactMap { if case .notes(let id) = $0 { id } else { nil } }
    }

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
