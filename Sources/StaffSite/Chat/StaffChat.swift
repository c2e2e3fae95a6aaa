import Accounts
import Cases
import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// What the handlers of conversations share. Each of them loads through `own`: a conversation that the professional has not
/// claimed does not exist for him.
struct StaffChat: Sendable {
    let dependencies: StaffDependencies
    let build: String
    let messageBuckets: SenderBuckets<MemberID>
    /// Streams begun: each reads the log from where its reader says he was.
    let streamBuckets: SenderBuckets<MemberID>
    let streams: StreamSlots<MemberID>

    init(dependencies: StaffDependencies, build: String) {
        self.dependencies = dependencies
        self.build = build
        let limits = dependencies.limits
        messageBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.messageBurst, perMinute: limits.messagesPerMinute) ?? .messages)
        streamBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.streamOpensPerMinute / 2, perMinute: limits.streamOpensPerMinute)
                ?? .messages)
        streams = StreamSlots(atMost: limits.streamsPerPerson)
    }

    var stores: StaffDependencies.ChatStores { dependencies.chat }
    var hub: ConversationHub { dependencies.hub }
    func now() -> Timestamp { dependencies.clock.now() }

    /// The conversation in the path, when it is this professional's and not closed: once closed he has no business in it.
    func own(_ context: CounsellorContext) async throws -> Conversation {
        let conversation = try await ownOrClosed(context)
        guard conversation.state != .closed else { throw Problem.notFound }
        return conversation
    }

    /// The same, or one that he joined: what whoever talks in it may see and do.
    func talked(_ context: CounsellorContext) async throws -> Conversation {
        let conversation = try await stores.conversations.conversation(try id(in: context))
        guard conversation.includes(context.professional.id) else { throw Problem.notFound }
        return conversation
    }

    /// Also one he has closed: closing twice is no error.
    func ownOrClosed(_ context: CounsellorContext) async throws -> Conversation {
        let conversation = try await stores.conversations.conversation(try id(in: context))
        guard conversation.claimedBy == context.professional.id else { throw Problem.notFound }
        return conversation
    }

    func id(in context: CounsellorContext) throws(Problem) -> ConversationID {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw .notFound }
        return id
    }

    func entry(_ action: AuditEntry.Action, _ context: CounsellorContext, _ id: ConversationID? = nil) -> AuditEntry {
        AuditEntry(action, by: .member(context.professional.id), conversation: id, at: now())
    }

    /// Wakes whoever follows the conversation, and the queue when its place in it changed.
    func announce(_ id: ConversationID, queue: Bool = false) async {
        await hub.announce(.conversation(id))
        if queue { await hub.announce(.queue) }
    }
}
