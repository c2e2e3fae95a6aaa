public import Foundation

/// What the privacy officer wants to see of the trail; what is `nil` is not asked. Lines that were emptied after their term answer
/// no question but the empty one.
public struct AuditQuestion: Equatable, Sendable {
    public var action: AuditEntry.Action?
    public var actor: AuditEntry.Actor?
    /// A conversation's pseudonym, 32 bytes.
    public var conversation: Data?
    /// The first hour.
    public var from: Timestamp?
    /// The hour after the last.
    public var until: Timestamp?

    public init(
        action: AuditEntry.Action? = nil, actor: AuditEntry.Actor? = nil, conversation: Data? = nil,
        from: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.action = action
        self.actor = actor
        self.conversation = conversation
        self.from = from
        self.until = until
    }
}
