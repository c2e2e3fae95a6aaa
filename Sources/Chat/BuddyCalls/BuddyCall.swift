public import HelplineCore

/// A professional who asks for a colleague to talk with, about how he is himself. It is about no conversation and nobody keeps it.
public struct BuddyCall: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        case open
        case answered(by: MemberID)
        /// Withdrawn, or talked out.
        case over
    }

    /// How long one is told to colleagues.
    public static let lasts = Duration.minutes(30)

    public let member: MemberID
    public let since: Timestamp
    public let state: State

    public init(_ member: MemberID, since: Timestamp, state: State = .open) {
        self.member = member
        self.since = since
        self.state = state
    }

    public var until: Timestamp { since + Self.lasts }

    /// Of what two nodes tell of the same person, the later call holds, and of one call what came further.
    func overrules(_ other: BuddyCall) -> Bool {
        if since != other.since { return since > other.since }
        switch (state, other.state) {
        case (.over, .over), (.open, _), (.answered, .over): return false
        case (.over, _), (.answered, .open): return true
        case (.answered(let one), .answered(let two)): return one.description < two.description
        }
    }
}
