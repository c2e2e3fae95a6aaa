import Chat
import ChatWire
import HelplineCore

/// The queue and what the professional has, as his workspace shows them.
struct QueueBody: Encodable, Equatable {
    struct Waiting: Encodable, Equatable {
        let id: ConversationID
        let since: Int64
        let language: String
        let topic: String?
        let danger: Bool
        let number: Int
        /// Seconds since 1970: when she left a message that nobody has read yet; `nil` for who stands in the line.
        let left: Int64?
        /// Whether she left it before the chat was opened last, so that it is read before the line; `nil` like `left`.
        let beforeOpening: Bool?
        let forWhom: String?
        let door: String?

        /// - Parameter openedAt: when the chat was opened last; `nil` while it is closed
        init(_ conversation: Conversation, openedAt: Timestamp?) {
            id = conversation.id
            since = conversation.waitingSince.seconds
            language = conversation.language.rawValue
            topic = conversation.topic?.rawValue
            danger = conversation.danger
            number = conversation.queueNumber
            left = conversation.leftAt?.seconds
            beforeOpening = conversation.leftAt.map { left in openedAt.map { left < $0 } ?? false }
            forWhom = conversation.forWhom?.rawValue
            door = conversation.door?.description
        }
    }
    struct Mine: Encodable, Equatable {
        let id: ConversationID
        let state: String
        let language: String
        let topic: String?
        let danger: Bool
        let since: Int64
        let number: Int
        let visitorPresent: Bool
        /// Whether it began as a message to be answered, so that she need not be there.
        let left: Bool
        let forWhom: String?
        let door: String?
        /// She said herself that she may not be counted.
        let objected: Bool
        /// Whether a colleague has it, and he came in beside him.
        let joined: Bool

        init(_ conversation: Conversation, for member: MemberID, visitorPresent: Bool) {
            id = conversation.id
            state = conversation.state.rawValue
            language = conversation.language.rawValue
            topic = conversation.topic?.rawValue
            danger = conversation.danger
            since = conversation.waitingSince.seconds
            number = conversation.queueNumber
            self.visitorPresent = visitorPresent
            left = conversation.leftAt != nil
            joined = conversation.joinedBy == member
            forWhom = conversation.forWhom?.rawValue
            door = conversation.door?.description
            objected = conversation.hasObjected
        }
    }
    /// A conversation that a colleague asks him to take over, or that he asks one to.
    struct Offer: Encodable, Equatable {
        let id: ConversationID
        let from: EntryBody.MemberBody
        let to: EntryBody.MemberBody
        let until: Int64
        let language: String
        let danger: Bool
        let number: Int
    }
    let open: Bool
    /// Seconds since 1970: when it was opened last, and when its hours end.
    let openedAt: Int64?
    let closes: Int64?
    let waiting: [Waiting]
    let mine: [Mine]
    /// How many he may have active at once.
    let atMost: Int
    /// The languages he can talk in.
    let speaks: [String]
    let offers: [Offer]

    init(
        _ service: ServiceState, at now: Timestamp, waiting: [Conversation], mine: [Mine], atMost: Int,
        speaks: [String],
        offers: [Offer]
    ) {
        let openedAt = service.isOpen(at: now) ? service.openedAt : nil
        open = openedAt != nil
        self.openedAt = openedAt?.seconds
        closes = service.closes(at: now)?.seconds
        self.waiting = waiting.map { Waiting($0, openedAt: openedAt) }
        self.mine = mine
        self.atMost = atMost
        self.speaks = speaks
        self.offers = offers
    }
}

/// What is not in a conversation's log.
struct ConversationStateBody: Encodable, Equatable {
    let conversation: ConversationID
    let state: String
    /// Whether the visitor types; never what.
    let typing: Bool
    let visitorPresent: Bool
    /// Those on their way or in, and the last proposed; with what only who invited one is told.
    var guests: [StaffGuestBody] = []
    /// What was last passed on without a yes, or is to be.
    var passing: PassingBody?
    /// The number of the epoch that has to be made first, after a guest went without one.
    var epochDue: Int?
    /// The last written handover.
    var letter: LetterBody?
}

struct StaffHello: Encodable {
    let build: String
    let heartbeat: Int
}

struct ErasedBody: Encodable {
    let conversation: ConversationID
}
