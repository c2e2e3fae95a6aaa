public import Foundation
public import HelplineCore

/// A member's own keys wrapped anew by his browser: the same keys, with a newer last number seen.
///
/// The server can read neither blob. That he names the one he replaces shows that he unlocked it, and keeps two of his tabs
/// from undoing each other's.
public struct Rewrapping: Equatable, Sendable {
    public let member: MemberID
    public let replaced: Data
    public let wrapped: Data

    /// `nil` when the new blob is empty or larger than `Credentials.largestWrapped`.
    public init?(member: MemberID, replaced: Data, wrapped: Data) {
        guard (1...Credentials.largestWrapped).contains(wrapped.count) else { return nil }
        self.member = member
        self.replaced = replaced
        self.wrapped = wrapped
    }
}
