public import HelplineCore

/// One conversation's keys, sealed to the team key in force.
public struct ResealedConversation: Equatable, Sendable {
    public let id: ConversationID
    public let root: SealedKey
    /// Absent where there is none.
    public let staffKey: SealedKey?
    /// The team's form of each epoch, by its number.
    public let epochs: [Int: SealedKey]
    /// One whose key nobody who left has.
    public let next: Epoch

    /// `nil` unless the epochs are all from 1 on, the next one follows them, is for team and visitor and says why.
    public init?(id: ConversationID, root: SealedKey, staffKey: SealedKey?, epochs: [Int: SealedKey], next: Epoch) {
        guard next.reason == .teamChanged, next.audience == ["team", "visitor"], next.number == epochs.count + 1,
            Set(epochs.keys) == Set(1..<next.number)
        else { return nil }
        self.id = id
        self.root = root
        self.staffKey = staffKey
        self.epochs = epochs
        self.next = next
    }
}
