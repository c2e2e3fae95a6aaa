public import HelplineCore

/// What is kept of conversations under an earlier team key, until a coordinator's browser has sealed it to the one in force.
public protocol ResealingStore: Sendable {
    /// Conversations of which root, epochs and staff key are sealed to an earlier team key, in the order of their ids; at most
    /// `limit` (1 to 50) with an id above `after`. The count is of all.
    func behind(after: ConversationID?, limit: Int) async throws(StoreFailure) -> ResealingPage

    /// Puts what was sealed anew in place of what it was made from, each with its next epoch (entry `epoch`). One that changed
    /// meanwhile, is erased or was done by somebody else is left as it is: it is behind still, or no more.
    ///
    /// Once nothing is behind, saved texts neither (`SavedTextStore`), all earlier team keys are deleted with `recording`, in the same
    /// transaction. `.notFound`
    /// unless `coordinator` may renew the team key at this moment.
    func reseal(
        _ conversations: [ResealedConversation], by coordinator: MemberID, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> ResealingResult
}

public struct ResealingPage: Equatable, Sendable {
    /// The team key in force.
    public let teamEpoch: Int
    public let left: Int
    public let conversations: [ConversationBehind]

    public init(teamEpoch: Int, left: Int, conversations: [ConversationBehind]) {
        self.teamEpoch = teamEpoch
        self.left = left
        self.conversations = conversations
    }
}

/// One conversation's keys as they are sealed now.
public struct ConversationBehind: Equatable, Sendable {
    public let id: ConversationID
    /// The team forms of the epochs are sealed to the root's team key.
    public let keys: StaffKeys

    public init(id: ConversationID, keys: StaffKeys) {
        self.id = id
        self.keys = keys
    }
}

public struct ResealingResult: Equatable, Sendable {
    /// Those with a new epoch: who follows them is to be woken.
    public let taken: [ConversationID]
    public let left: Int

    public init(taken: [ConversationID], left: Int) {
        self.taken = taken
        self.left = left
    }
}
