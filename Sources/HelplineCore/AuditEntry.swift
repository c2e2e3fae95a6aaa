/// One line of the audit trail: who did what, in which hour; never content, never an address.
///
/// A store that takes an entry along writes it in the same transaction as the action itself. The conversation is stored
/// only as a pseudonym whose key goes with the conversation (protection.md, "What is kept").
public struct AuditEntry: Equatable, Sendable {
    public enum Action: String, Sendable, CaseIterable {
        case claimed, opened, closed, registered, objected, erased, expired, epochMinted = "epoch-minted"
        case givenBack = "given-back", handoverOffered = "handover-offered", handoverDropped = "handover-dropped"
        case handedOver = "handed-over", takenOver = "taken-over", capacitySet = "capacity-set"
        case joined, left
        case guestProposed = "guest-proposed", guestAccepted = "guest-accepted", guestRefused = "guest-refused"
        case guestConfirmed = "guest-confirmed", guestInvited = "guest-invited", guestMistaken = "guest-mistaken"
        case guestJoined = "guest-joined", guestLeft = "guest-left", guestExpired = "guest-expired"
        case guestWithdrawn = "guest-withdrawn"
        case letterProposed = "letter-proposed", letterAccepted = "letter-accepted", letterRefused = "letter-refused"
        case letterRead = "letter-read", letterConfirmed = "letter-confirmed"
        case letterSent = "letter-sent", letterMistaken = "letter-mistaken"
        case letterOpened = "letter-opened", letterReceived = "letter-received", letterExpired = "letter-expired"
        case letterWithdrawn = "letter-withdrawn"
        case passingProposed = "passing-proposed", passingOpened = "passing-opened", passingAgreed = "passing-agreed"
        case passingDeclined = "passing-declined", passingWithdrawn = "passing-withdrawn", passingDone = "passing-done"
        case noted, notesOpened = "notes-opened", consulted, consultationEnded = "consultation-ended"
        case alarmRaised = "alarm-raised", alarmTaken = "alarm-taken", dangerMarked = "danger-marked"
        case dangerCleared = "danger-cleared"
        case savedTextKept = "saved-text-kept", savedTextRemoved = "saved-text-removed"
        case followUpBegun = "follow-up-begun", followUpAnswered = "follow-up-answered"
        case followUpEnded = "follow-up-ended"
        case partnerKept = "partner-kept", partnerRemoved = "partner-removed", partnersTaken = "partners-taken"
        case partnersExported = "partners-exported"
        case blocked, blockConfirmed = "block-confirmed", blockLifted = "block-lifted"
        case returned, returnCodeMade = "return-code-made", revoked
        case serviceOpened = "service-opened", serviceClosed = "service-closed"
        case hoursChanged = "hours-changed", standbyChanged = "standby-changed"
        case signedIn = "signed-in", signInRefused = "sign-in-refused", signedOut = "signed-out"
        case installed, invited, enrolled, admitted, invitationWithdrawn = "invitation-withdrawn"
        case roleGiven = "role-given", suspended, resumed, removed
        case teamKeyRenewed = "team-key-renewed", oldTeamKeysDestroyed = "old-team-keys-destroyed"
        case kitProven = "kit-proven", kitReplaced = "kit-replaced"
        case auditRead = "audit-read", auditExported = "audit-exported"
        case casesImported = "cases-imported", casesExported = "cases-exported", casesExpired = "cases-expired"
        case reportBuilt = "report-built"
        case reportPublished = "report-published", reportPublishedAlone = "report-published-alone"
        case reportProposed = "report-proposed", reportWithdrawn = "report-withdrawn", reportRefused = "report-refused"
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
