import Chat
import HelplineCore

extension ConversationHub {
    /// Wherever a member's streams are, they look whether he is still signed in and may still talk. Those he talked with wait again.
    func announceShutOut(_ member: MemberID, leaving conversations: [ConversationID]) {
        announce(.professional(member))
        for id in conversations { announce(.conversation(id)) }
        if !conversations.isEmpty { announce(.queue) }
    }
}
