public import Foundation

/// The audit trail as the privacy officer and the command line see it. Actions are written by the stores, in their own
/// transaction; `record` is for an action that writes nothing else.
public protocol AuditTrail: Sendable {
    /// Appends one entry; returns when it is synced to disk.
    func record(_ entry: AuditEntry) async throws(StoreFailure)

    /// The last line's number and link: what the privacy officer keeps elsewhere. `nil` while nothing has been
    /// recorded.
    func head() async throws(StoreFailure) -> AuditHead?

    /// The lines with a number above `after`, in order, at most `limit` (1 to 500).
    func entries(after: Int64, limit: Int) async throws(StoreFailure) -> [AuditRecord]

    /// The lines that answer the question, newest first, with a number below `before`; at most `limit` (1 to 500).
    func lines(_ question: AuditQuestion, before: Int64, limit: Int) async throws(StoreFailure) -> [AuditRecord]

    /// Recomputes the chain from the first line to `head`. Finds alteration, removal and reordering of any line up to
    /// it. What came after, or what a server never wrote, cannot be found.
    func verify(head: AuditHead) async throws(StoreFailure) -> AuditVerdict

    /// Empties lines whose term has passed: all values and salts go, the commitments stay, and with them the chain. From the
    /// first line on, at most `limit` of those whose hour is before the time, and none after a line that is not; so emptied
    /// lines are always the trail's beginning. Returns how many it emptied.
    func empty(before: Timestamp, limit: Int) async throws(StoreFailure) -> Int

    /// Which lines up to this number have lost a value.
    func emptied(through number: Int64) async throws(StoreFailure) -> AuditEmptied
}

/// How much of the trail has been emptied. Unless `last` equals `count` somebody emptied lines out of turn.
public struct AuditEmptied: Equatable, Sendable {
    public let count: Int64
    /// The number of the last such line; 0 when there is none.
    public let last: Int64

    public init(count: Int64, last: Int64) {
        self.count = count
        self.last = last
    }
}

/// A point of the chain: everything before it follows from `link`.
public struct AuditHead: Equatable, Sendable {
    /// From 1, without gaps.
    public let number: Int64
    /// 32 bytes.
    public let link: Data

    /// `nil` unless the number is positive and the link has 32 bytes.
    public init?(number: Int64, link: Data) {
        guard number >= 1, link.count == 32 else { return nil }
        self.number = number
        self.link = link
    }
}

public enum AuditVerdict: Equatable, Sendable {
    case intact
    /// The first line that is missing, out of order or altered.
    case broken(at: Int64)
    /// Every line holds together, but the chain does not lead to this head: it was written anew, or the head is another
    /// trail's.
    case otherHead
}
