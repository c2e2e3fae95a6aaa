package import HelplineCore

extension Conversation {
    /// Whether this professional is to be let in beside who has it; false when he has joined already. `HandoverStore.join` says
    /// what is thrown.
    package func letsIn(_ lead: Professional) throws(StoreFailure) -> Bool {
        guard lead.role.may(.leadShift), let holder = claimedBy, isHeld(by: holder) else { throw .notFound }
        guard state == .active, holder != lead.id else { throw .conflict(.wrongState) }
        guard joinedBy == nil || joinedBy == lead.id else { throw .conflict(.taken) }
        return joinedBy == nil
    }

    /// Whether somebody who talks in it may no longer do so with this role, or with none.
    package func isLost(to member: MemberID, remaining role: Role?) -> Bool {
        role?.may(joinedBy == member ? .leadShift : .talkWithVisitors) != true
    }
}
