package import HelplineCore

/// What whoever decides by what he read keeps to himself first. A transaction takes several in this order, so that two never wait
/// for each other. In a database with one writer each is taken already.
package enum StoreLock {
    /// Its row, and all that hangs on it.
    case conversation(ConversationID)
    /// The rows of the active ones that a member has or joined.
    case conversations(of: MemberID)
    /// The one row of the service: its queue's numbers, its hours, and which team key is in force.
    case service
    case invitation(InvitationID)
    /// Whether a member is admitted, and his role: several may read it so at a time, and meanwhile nobody changes it.
    case standing(MemberID)
    /// What a member has claimed. Two members may share a lock.
    case member(MemberID)
    /// The signed list and everybody's standing in it.
    case team
    case savedTexts
    /// The whole directory.
    case partners
    /// The ledger of published reports.
    case releases
    /// All cases: none is saved meanwhile.
    case cases
    /// For a save of one: several may have this at once, and none has it beside `cases`.
    case aCase
    /// Whether the installation is founded, marked, or offered to somebody.
    case founding
    /// The end of the audit trail: the last of all, since every audited transaction waits for it.
    case auditChain
}
