public import Chat
public import Foundation
public import HelplineCore

/// An anonymous visitor in a test: her conversation and the token of her tab. What she seals is random bytes of the
/// right size, since the server cannot tell the difference.
public struct Visitor: Sendable {
    public let conversation: ConversationID
    public let token: SecretDigest
    public let instance: Data

    /// Ada, the same in every test.
    public static let ada = Visitor(
        conversation: ConversationID("a1a1a1a1-0000-4000-8000-000000000001")!,
        token: SecretDigest(of: Data("ada's tab".utf8)), instance: Data("ada's ta".utf8))

    /// Somebody nobody has seen before.
    public static func somebody() -> Visitor {
        Visitor(conversation: .random(), token: SecretDigest(of: .random(32)), instance: .random(8))
    }

    public init(conversation: ConversationID, token: SecretDigest, instance: Data) {
        self.conversation = conversation
        self.token = token
        self.instance = instance
    }

    /// On whose word she changes her conversation.
    public var authority: Authority { .visitor(token) }

    public func opening(
        language: Language = .dutch, topic: Conversation.Topic? = .th, danger: Bool = false, teamEpoch: Int = 1,
        root: SealedKey = .sample(), leavesMessage: Bool = false, forWhom: Conversation.ForWhom? = nil,
        door: DoorName? = nil
    ) -> ConversationOpening {
        ConversationOpening(
            id: conversation, session: token, language: language, topic: topic, danger: danger,
            wrappedTicket: .sample(), teamEpoch: teamEpoch, sealedRoot: root, epoch: .sample(1, teamEpoch: teamEpoch),
            leavesMessage: leavesMessage, forWhom: forWhom, door: door)!
    }

    /// Her message number `counter`.
    public func message(
        _ counter: Int64, id: MessageID = .random(), epoch: Int = 1, envelope: SealedEnvelope = .sample()
    ) -> NewMessage {
        NewMessage(
            id: id, epoch: epoch, sender: Sender(.visitor, instance: instance, counter: counter)!, envelope: envelope)
    }
}

extension Professional {
    public var authority: Authority { .member(id) }

    /// On whose word he adds messages.
    public var voice: Authority { .talking(id) }

    /// His message number `counter`.
    public func message(
        _ counter: Int64, id: MessageID = .random(), epoch: Int = 1, envelope: SealedEnvelope = .sample()
    ) -> NewMessage {
        NewMessage(
            id: id, epoch: epoch,
            sender: Sender(.counsellor(self.id), instance: Data(repeating: 7, count: 8), counter: counter)!,
            envelope: envelope)
    }

    /// What the audit trail says of him.
    public func audited(_ action: AuditEntry.Action, _ visitor: Visitor, at: Timestamp) -> AuditEntry {
        AuditEntry(action, by: .member(id), conversation: visitor.conversation, at: at)
    }
}
