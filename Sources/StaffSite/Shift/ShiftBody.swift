import Chat
import ChatWire
import HelplineCore

/// How the shift goes, for who leads it: counts and times, none of anybody's words.
struct ShiftBody: Encodable {
    struct Talking: Encodable {
        let conversation: ConversationID
        let number: Int
        let language: String
        let danger: Bool
        /// Who has it.
        let member: EntryBody.MemberBody
        /// Since when her message waits for an answer; absent when none does.
        let unanswered: Int64?
        let visitorPresent: Bool
        /// Who leads the shift and is in it beside him.
        let joined: EntryBody.MemberBody?
    }
    /// One that ended and waits for somebody who can register it.
    struct LeftBehind: Encodable {
        let conversation: ConversationID
        let number: Int
        let language: String
        let danger: Bool
        /// Who had it.
        let member: EntryBody.MemberBody
    }
    /// Who waits in the line, and since when the first of them.
    let waiting: Int
    let longest: Int64?
    /// Messages that were left and that nobody has read.
    let unread: Int
    /// Professionals who have their workspace open.
    let present: Int
    /// How many more conversations they can take between them.
    let room: Int
    /// Who waits longest for an answer first, then as they were claimed.
    let talking: [Talking]
    let leftBehind: [LeftBehind]
}
