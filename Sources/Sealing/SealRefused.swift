/// Something did not open, or is not in the agreed form: docs/protocol.md.
public struct SealRefused: Error, Equatable, Sendable {
    /// One code for "altered, forged, for somebody else", and a few more for what a person must act upon. The raw values
    /// are the browser's.
    public enum Reason: String, Sendable, CaseIterable {
        case sealed, malformed, key, audience, epoch
        case empty, root, order, signature, signer, member, teamKey = "team-key", oldList = "old-list"
        case fragment, kit
    }
    public let reason: Reason

    public init(_ reason: Reason) { self.reason = reason }
}

/// Throws `reason` unless the condition holds.
func require(_ condition: Bool, _ reason: SealRefused.Reason) throws(SealRefused) {
    guard condition else { throw SealRefused(reason) }
}

/// Answers any error of `body` with one reason, so that nothing can be learnt from the difference.
func refusing<Value>(_ reason: SealRefused.Reason, _ body: () throws -> Value) throws(SealRefused) -> Value {
    do { return try body() } catch { throw SealRefused(reason) }
}
