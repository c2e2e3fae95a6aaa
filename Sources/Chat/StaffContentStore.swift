public import Foundation
public import HelplineCore

/// What only the team can open of a conversation: its sealed root, the staff key and what is sealed under it.
///
/// Every method throws `.notFound` unless the member has claimed the conversation and it is not closed yet, and `.erased`
/// when it was erased. Who has joined it reads it, and may make the staff key; the items are kept by who has it alone.
public protocol StaffContentStore: Sendable {
    /// The sealed root, epochs and staff key of the conversation; the opening is recorded.
    func open(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure) -> StaffKeys

    /// First wins: returns the key that is stored, whoever made it. `.conflict(.outdated)` when the first is sealed to a team key
    /// that is not in force.
    func keepStaffKey(_ key: TeamSealed, for id: ConversationID, by member: MemberID) async throws(StoreFailure)
        -> TeamSealed

    func items(of id: ConversationID, for member: MemberID) async throws(StoreFailure) -> [StaffItem]

    /// Version 1 is new, every next one exactly one higher, otherwise `.conflict(.outdated)`.
    func keep(_ item: StaffItem, for id: ConversationID, by member: MemberID) async throws(StoreFailure)

    /// Removes an item (a draft that was sent). Absent is no error.
    func removeItem(kind: StaffItem.Kind, itemID: String, of id: ConversationID, by member: MemberID)
        async throws(StoreFailure)
}

/// Something sealed to the team key of one team epoch.
public struct TeamSealed: Equatable, Sendable {
    public let teamEpoch: Int
    public let sealed: SealedKey
    public init(teamEpoch: Int, sealed: SealedKey) {
        self.teamEpoch = teamEpoch
        self.sealed = sealed
    }
}

public struct StaffKeys: Equatable, Sendable {
    public let root: TeamSealed
    public let epochs: [Epoch]
    public let staffKey: TeamSealed?
    public init(root: TeamSealed, epochs: [Epoch], staffKey: TeamSealed?) {
        self.root = root
        self.epochs = epochs
        self.staffKey = staffKey
    }
}

/// A sealed thing for the team's eyes: `Seal(staff key, kind, …)` of docs/protocol.md.
public struct StaffItem: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case nickname, draft, care
        /// The word agreed with the visitor, by which each knows the other.
        case codeWord = "code-word"
        /// The agreed steps when she is in danger.
        case safety
    }
    /// Padded plaintext of at most 16 kB.
    public static let largestSize = 12 + 16 * 1024 + 16

    public let kind: Kind
    /// The kind itself where there is one per conversation, the member's id for a draft of a message, the form's name for what
    /// stands unsent in a form.
    public let id: String
    public let version: Int
    public let sealed: Data

    /// `nil` unless the id is 1 to 36 characters, the version positive and the size that of a padded item.
    public init?(kind: Kind, id: String, version: Int, sealed: Data) {
        guard (1...36).contains(id.utf8.count), version >= 1, (12 + 256 + 16...Self.largestSize).contains(sealed.count)
        else { return nil }
        self.kind = kind
        self.id = id
        self.version = version
        self.sealed = sealed
    }
}
