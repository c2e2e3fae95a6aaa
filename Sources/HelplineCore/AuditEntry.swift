/// One line of the audit trail: who did what, in which hour; never content, never an address.
///
/// A store that takes an entry along writes it in the same transaction as the action itself. The conversation is stored
/// only as a pseudonym whose key goes with the conversation (protection.md, "What is kept").
public struct AuditEntry: Equatable, Sendable {
    public enum Action: String, Sendable, CaseIterable {
        case claimed, opened, closed, registered, erased, expired, epochMinted = "epoch-minted"
        case returned, returnCodeMade = "return-code-made", revoked
        case serviceOpened = "service-opened", serviceClosed = "service-closed"
        case signedIn = "signed-in", signInRefused = "sign-in-refused", signedOut = "signed-out"
        case installed, invited, enrolled, admitted, invitationWithdrawn = "invitation-withdrawn"
        case casesImported = "cases-imported", casesExpired = "cases-expired", reportBuilt = "report-built"
    }
    public enum Actor: Equatable, Sendable {
        case member(MemberID)
        case visitor
        case system
        case commandLine
    }
    public let action: Action
    public let actor: Actor
    public let conversation: ConversationID?
    public let at: Timestamp

    public init(_ action: Action, by actor: Actor, conversation: ConversationID? = nil, at: Timestamp) {
        self.action = action
        self.actor = actor
        self.conversation = conversation
        self.at = at
    }
}
