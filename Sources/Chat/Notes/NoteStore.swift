public import HelplineCore

/// The notes beside a conversation, and which colleagues were asked about it. Notes are only ever added; they go with the
/// conversation.
///
/// Every method throws `.notFound` unless `Conversation.sharesNotes` holds in the same transaction, and `.erased` when the
/// conversation was erased.
public protocol NoteStore: Sendable {
    /// Adds a note, with its audit entry. The same id with the same bytes by the same author returns the first; anything else
    /// under that id is `.conflict(.otherContent)`. A whisper is written only by who leads the shift.
    func write(
        _ note: NewNote, in conversation: ConversationID, by author: Professional, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> WrittenNote

    /// At most `NotePage.limit` notes after this number, in order. Who does not have the conversation before him looks into it by
    /// this: that is recorded; of who has it, the opening was.
    func page(of conversation: ConversationID, after: Int, for reader: Professional, recording: AuditEntry)
        async throws(StoreFailure) -> NotePage

    /// Lets a colleague read and write the notes until the conversation is closed or it is taken back. Only by who has the
    /// conversation; asking again changes nothing and records nothing.
    func ask(
        _ colleague: MemberID, about conversation: ConversationID, by asker: Professional, recording: AuditEntry
    ) async throws(StoreFailure)

    /// Takes that back: by who has the conversation, or by the colleague himself. Not asked is no error and records nothing.
    func release(
        _ colleague: MemberID, from conversation: ConversationID, by member: Professional, recording: AuditEntry
    ) async throws(StoreFailure)

    /// The conversations a member was asked about, in no telling order.
    func asked(of member: MemberID) async throws(StoreFailure) -> [AskedConversation]
}

public struct WrittenNote: Equatable, Sendable {
    public let number: Int
    public let at: Timestamp
    /// Whether it was there already.
    public let repeated: Bool

    public init(number: Int, at: Timestamp, repeated: Bool) {
        self.number = number
        self.at = at
        self.repeated = repeated
    }
}

/// Some notes, with what opens them.
public struct NotePage: Equatable, Sendable {
    public static let limit = 50

    /// `nil` until the first claiming browser has made it.
    public let staffKey: TeamSealed?
    public let notes: [Note]
    /// The colleagues who were asked.
    public let asked: [MemberID]

    public init(staffKey: TeamSealed?, notes: [Note], asked: [MemberID]) {
        self.staffKey = staffKey
        self.notes = notes
        self.asked = asked
    }
}

/// A conversation as a colleague sees it who was asked about it: nothing of it but its notes.
public struct AskedConversation: Equatable, Sendable {
    public let conversation: ConversationID
    /// The queue's number for it.
    public let number: Int
    public let askedBy: MemberID

    public init(conversation: ConversationID, number: Int, askedBy: MemberID) {
        self.conversation = conversation
        self.number = number
        self.askedBy = askedBy
    }
}
