import Chat
import Foundation
import GRDB
import HelplineCore
import StoreSupport

/// Appends a message the short way: one question that asks all the contract wants, and two changes.
///
/// Whatever it does not plainly allow (no such conversation, an authority that does not hold, an id that is known, an old epoch, a
/// state that takes no message) is left to the long way, which says what is wrong and in which order.
enum MessageAppender {
    private static let question = DirectText(
        """
        SELECT state, claimed_by, joined_by, last_sequence, last_epoch, last_message_hour, \(Keyring.ofConversation),
            EXISTS (SELECT 1 FROM session WHERE token = ?2 AND conversation = ?1),
            EXISTS (SELECT 1 FROM entry WHERE conversation = ?1 AND message = ?3)
        FROM conversation WHERE id = ?1
        """)
    private static let move = DirectText(
        "UPDATE conversation SET last_sequence = ?1, last_message_at = ?2 WHERE id = ?3")
    /// SQLite writes an index of a column anew whenever a statement names the column: so only when the hour is another one.
    private static let moveToHour = DirectText(
        "UPDATE conversation SET last_sequence = ?1, last_message_at = ?2, last_message_hour = ?4 WHERE id = ?3")
    private static let insert = DirectText(
        """
        INSERT INTO entry (conversation, sequence, at, kind, message, epoch, member, instance, counter, envelope)
        VALUES (?1, ?2, ?3, 'message', ?4, ?5, ?6, ?7, ?8, ?9)
        """)

    /// What the question found.
    private struct Place {
        let state: Conversation.State
        let claimedBy: MemberID?
        let joinedBy: MemberID?
        let lastSequence: Int64
        let lastEpoch: Int64
        let lastMessageHour: Int64
        let vaultKey: Data
        /// Whether the token that was asked for opens this conversation.
        let isOpenedByToken: Bool
        let isKnown: Bool

        func allows(_ message: NewMessage, by authority: Authority) -> Bool {
            guard !isKnown, message.epoch == lastEpoch, authority.participant == message.sender.participant,
                state.accepts(message.sender.participant, from: [claimedBy, joinedBy])
            else { return false }
            switch authority {
            case .visitor: return isOpenedByToken
            // That he talks in it is what `accepts` asks of a professional.
            case .talking: return true
            case .member, .guest, .system: return false
            }
        }
    }

    /// `nil` when the long way has to be taken; then nothing was written.
    static func append(
        _ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp,
        in connection: DirectConnection
    ) throws -> Acknowledgement? {
        guard let place = try place(of: conversation, for: message, by: authority, in: connection),
            place.allows(message, by: authority)
        else { return nil }
        let sequence = place.lastSequence + 1
        let hour = at.hour.milliseconds
        let isSameHour = hour == place.lastMessageHour
        let moved = try connection.statement(isSameHour ? move : moveToHour)
        moved.bind(1, sequence)
        moved.bind(2, at.milliseconds)
        moved.bind(3, conversation)
        if !isSameHour { moved.bind(4, hour) }
        try moved.run()
        let entry = try connection.statement(insert)
        entry.bind(1, conversation)
        entry.bind(2, sequence)
        entry.bind(3, at.milliseconds)
        entry.bind(4, message.id)
        entry.bind(5, Int64(message.epoch))
        if case .counsellor(let member) = message.sender.participant {
            entry.bind(6, member)
        } else {
            entry.bindNull(6)
        }
        entry.bind(7, message.sender.instance)
        entry.bind(8, message.sender.counter)
        entry.bind(9, try Vault(key: place.vaultKey).wrap(message.envelope.bytes))
        try entry.run()
        return Acknowledgement(sequence: sequence, at: at, repeated: false, claimedBy: place.claimedBy)
    }

    private static func place(
        of conversation: ConversationID, for message: NewMessage, by authority: Authority,
        in connection: DirectConnection
    ) throws -> Place? {
        let question = try connection.statement(Self.question)
        defer { question.reset() }
        question.bind(1, conversation)
        if case .visitor(let token) = authority { question.bind(2, token.bytes) } else { question.bindNull(2) }
        question.bind(3, message.id)
        guard try question.step() else { return nil }
        return Place(
            state: try question.word(0), claimedBy: question.isNull(1) ? nil : try question.id(1),
            joinedBy: question.isNull(2) ? nil : try question.id(2), lastSequence: question.number(3),
            lastEpoch: question.number(4), lastMessageHour: question.number(5), vaultKey: question.bytes(6),
            isOpenedByToken: question.number(7) != 0, isKnown: question.number(8) != 0)
    }
}
