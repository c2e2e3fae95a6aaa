public import Foundation

/// One stored line of the audit trail. A value may have been erased with its salt; its commitment stays.
public struct AuditRecord: Equatable, Sendable {
    /// The kept form of a value: the value itself with its salt, both `nil` once erased, and the commitment to both.
    public struct Field: Equatable, Sendable {
        public let value: Data?
        /// 16 random bytes: without it a commitment to one of a few words could be guessed.
        public let salt: Data?
        public let commitment: Data

        public init(value: Data?, salt: Data?, commitment: Data) {
            self.value = value
            self.salt = salt
            self.commitment = commitment
        }
    }

    public let number: Int64
    /// `AuditEntry.Action` as UTF-8.
    public let action: Field
    /// `visitor`, `system`, `command-line` or `member:<id>` as UTF-8.
    public let actor: Field
    /// The conversation's pseudonym, 32 bytes; empty when the action is about none.
    public let conversation: Field
    /// The hour, as decimal seconds since 1970 in UTF-8.
    public let hour: Field
    public let link: Data

    public init(number: Int64, action: Field, actor: Field, conversation: Field, hour: Field, link: Data) {
        self.number = number
        self.action = action
        self.actor = actor
        self.conversation = conversation
        self.hour = hour
        self.link = link
    }
}
