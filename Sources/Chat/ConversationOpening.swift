public import HelplineCore

/// All a visitor's browser sends to begin a conversation.
public struct ConversationOpening: Equatable, Sendable {
    public let id: ConversationID
    public let session: SecretDigest
    public let language: Language
    public let topic: Conversation.Topic?
    public let danger: Bool
    public let wrappedTicket: SealedKey
    public let teamEpoch: Int
    public let sealedRoot: SealedKey
    public let epoch: Epoch
    /// Whether she leaves a message to be answered later, instead of waiting in the line.
    public let leavesMessage: Bool
    public let forWhom: Conversation.ForWhom?
    public let door: DoorName?

    /// `nil` unless the epoch is number 1, begins the conversation and names the same team epoch.
    public init?(
        id: ConversationID, session: SecretDigest, language: Language, topic: Conversation.Topic?, danger: Bool,
        wrappedTicket: SealedKey, teamEpoch: Int, sealedRoot: SealedKey, epoch: Epoch,
        leavesMessage: Bool = false, forWhom: Conversation.ForWhom? = nil, door: DoorName? = nil
    ) {
        guard epoch.number == 1, epoch.reason == .start, epoch.teamEpoch == teamEpoch,
            epoch.audience == ["team", "visitor"]
        else { return nil }
        self.id = id
        self.session = session
        self.language = language
        self.topic = topic
        self.danger = danger
        self.wrappedTicket = wrappedTicket
        self.teamEpoch = teamEpoch
        self.sealedRoot = sealedRoot
        self.epoch = epoch
        self.leavesMessage = leavesMessage
        self.forWhom = forWhom
        self.door = door
    }
}
