public import Accounts
public import Chat

/// The stores that the partner's site reads and writes: of the chat what one guest and who reads one letter need, of the accounts only a professional's name.
public struct PartnerStores: Sendable {
    public let guests: any GuestStore
    public let letters: any LetterStore
    public let conversations: any ConversationStore
    public let log: any ConversationLog
    public let members: any MemberStore

    public init(
        guests: any GuestStore, letters: any LetterStore, conversations: any ConversationStore,
        log: any ConversationLog,
        members: any MemberStore
    ) {
        self.guests = guests
        self.letters = letters
        self.conversations = conversations
        self.log = log
        self.members = members
    }
}
