public import Foundation

/// Who sent a message, from which tab, and the how-manieth of that tab.
public struct MessageSender: Equatable, Sendable {
    public enum Role: String, Sendable, CaseIterable {
        case visitor, counsellor, guest
    }
    public let role: Role
    /// `visitor`, or the member's id.
    public let id: String
    /// 8 random bytes for each tab; 16 hex digits on the wire.
    public let instance: Data
    /// From 0, one higher for each message of this instance in the conversation.
    public let counter: Int

    public init(role: Role, id: String, instance: Data, counter: Int) {
        self.role = role
        self.id = id
        self.instance = instance
        self.counter = counter
    }

    /// 8 fresh random bytes.
    public static func newInstance() -> Data { Derivation.random(8) }

    /// The message's AD; it opens nowhere else.
    func additionalData(conversation: String, epoch: Int) throws(SealRefused) -> Data {
        try require(instance.count == 8 && (0...Fields.largestNumber).contains(counter), .malformed)
        return Sealing.additionalData("message", conversation, epoch, role.rawValue, id, instance, counter)
    }
}
