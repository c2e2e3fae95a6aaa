import HelplineCore

extension MembershipList {
    /// What a statement does to the team, once its place and signature are known to be right: the rules of the browsers, so that
    /// the server never takes a list that a browser then refuses.
    mutating func apply(_ statement: MembershipStatement) throws(MembershipFlaw) {
        guard statement.number != 1 || statement.action == .recovery else { throw .malformed }
        switch statement.action {
        case .found: throw .notAFounding
        case .recovery, .admit: try bringIn(statement)
        case .role: try changeRole(statement)
        case .remove: try remove(statement)
        case .rotate: try rotate(statement)
        }
    }

    /// An id enters once, also after removal.
    private mutating func bringIn(_ statement: MembershipStatement) throws(MembershipFlaw) {
        let isRecovery = statement.action == .recovery
        guard let role = statement.role, let hpke = statement.hpkePublic, (role == .recovery) == isRecovery,
            (statement.signingPublic == nil) == isRecovery
        else { throw .malformed }
        guard statement.teamEpoch == teamEpoch, statement.teamPublic == teamPublic else { throw .wrongTeamKey }
        guard members[statement.member] == nil else { throw .alreadyMember }
        if isRecovery { retireKit() }
        members[statement.member] = Member(
            id: statement.member, role: role, hpkePublic: hpke, signingPublic: statement.signingPublic)
    }

    /// A new recovery kit takes the place of the one before.
    private mutating func retireKit() {
        for (id, member) in members where member.role == .recovery { members[id]?.isRemoved = true }
    }

    private mutating func changeRole(_ statement: MembershipStatement) throws(MembershipFlaw) {
        guard let role = statement.role, role != .recovery else { throw .malformed }
        try change(statement) { $0.role = role }
    }

    private mutating func remove(_ statement: MembershipStatement) throws(MembershipFlaw) {
        guard statement.role == nil else { throw .malformed }
        try change(statement) { $0.isRemoved = true }
    }

    /// The recovery kit is no person: only its successor takes it away.
    private mutating func change(_ statement: MembershipStatement, _ edit: (inout Member) -> Void)
        throws(MembershipFlaw)
    {
        guard var member = members[statement.member], !member.isRemoved, member.role != .recovery else {
            throw .notAMember
        }
        guard statement.bringsNoMember else { throw .malformed }
        guard statement.teamEpoch == 0, statement.teamPublic == nil else { throw .wrongTeamKey }
        edit(&member)
        members[statement.member] = member
    }

    private mutating func rotate(_ statement: MembershipStatement) throws(MembershipFlaw) {
        guard statement.member == statement.signer, statement.role == nil, statement.bringsNoMember else {
            throw .malformed
        }
        guard statement.teamEpoch == teamEpoch + 1, let key = statement.teamPublic else { throw .wrongTeamKey }
        teamEpoch = statement.teamEpoch
        teamPublic = key
    }
}

extension MembershipStatement {
    fileprivate var bringsNoMember: Bool { hpkePublic == nil && signingPublic == nil }
}
