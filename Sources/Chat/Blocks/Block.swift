public import HelplineCore

/// Somebody who abuses the chat is kept from it with this conversation, for a time. Nothing else of the person is known or kept: who
/// begins a new conversation is a new visitor.
public struct Block: Equatable, Sendable {
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// Insults, or scaring who works here.
        case abuse
        /// Sexual remarks, or looking for children.
        case sexual
        case threats
        /// Keeps others from being helped.
        case disturbance
    }
    /// A block that nobody else has looked at ends by then.
    public static let unreviewedLasts = Duration.days(1)
    /// For how many days one may be set.
    public static let days = 1...30

    public let conversation: ConversationID
    public let reason: Reason
    /// Who set it.
    public let member: MemberID
    public let from: Timestamp
    public let until: Timestamp
    /// Who else found it right; `nil` while nobody has looked.
    public let reviewedBy: MemberID?

    public init(
        conversation: ConversationID, reason: Reason, member: MemberID, from: Timestamp, until: Timestamp,
        reviewedBy: MemberID? = nil
    ) {
        self.conversation = conversation
        self.reason = reason
        self.member = member
        self.from = from
        self.until = until
        self.reviewedBy = reviewedBy
    }

    /// A new one; `nil` unless the number of days is allowed.
    public init?(_ conversation: ConversationID, reason: Reason, by member: MemberID, days: Int, at: Timestamp) {
        guard Self.days.contains(days) else { return nil }
        self.init(conversation: conversation, reason: reason, member: member, from: at, until: at + .days(days))
    }

    /// When it ends as things are now.
    public var ends: Timestamp { reviewedBy == nil ? min(until, from + Self.unreviewedLasts) : until }

    public func stands(at: Timestamp) -> Bool { at < ends }
}
