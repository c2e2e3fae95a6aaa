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

    /// Recomputes the chain from the first line to `head`. Finds alteration, removal and reordering of any line up to
    /// it. What came after, or what a server never wrote, cannot be found.
    func verify(head: AuditHead) async throws(StoreFailure) -> AuditVerdict
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
