import Chat
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

        init(_ conversation: Conversation) {
            id = conversation.id
            since = conversation.waitingSince.seconds
            language = conversation.language.rawValue
            topic = conversation.topic?.rawValue
            danger = conversation.danger
            number = conversation.queueNumber
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

        init(_ conversation: Conversation, visitorPresent: Bool) {
            id = conversation.id
            state = conversation.state.rawValue
            language = conversation.language.rawValue
            topic = conversation.topic?.rawValue
            danger = conversation.danger
            since = conversation.waitingSince.seconds
            number = conversation.queueNumber
            self.visitorPresent = visitorPresent
        }
    }
    let open: Bool
    let waiting: [Waiting]
    let mine: [Mine]
    /// How many he may have active at once.
    let atMost: Int
}

/// What is not in a conversation's log.
struct ConversationStateBody: Encodable, Equatable {
    let conversation: ConversationID
    let state: String
    /// Whether the visitor types; never what.
    let typing: Bool
    let visitorPresent: Bool
}

struct StaffHello: Encodable {
    let build: String
    let heartbeat: Int
}

struct ErasedBody: Encodable {
    let conversation: ConversationID
}
