import Foundation

private let keyLength = 65

extension MembershipList {
    /// What a statement does, once its place and signature are known to be right.
    mutating func apply(_ statement: Statement) throws(SealRefused) {
        let s = statement
        try require((s.number == 0) == (s.action == .found) && (s.number != 1 || s.action == .recovery), .order)
        switch s.action {
        case .found:
            try require(s.hpkePublic.count == keyLength && s.signingPublic.count == keyLength, .member)
            try setTeamKey(s, after: 0)
            try enter(s)
        case .recovery, .admit:
            try enter(s)
        case .rotate:
            try require(s.member == s.signer && s.role == nil && hasNoKeys(s), .member)
            try setTeamKey(s, after: current.teamEpoch)
        case .role, .remove:
            try change(s)
        }
    }

    /// An id enters once, also after removal.
    private mutating func enter(_ s: Statement) throws(SealRefused) {
        let isRecovery = s.action == .recovery
        guard let role = s.role, members[s.member] == nil, (role == .recovery) == isRecovery
        else { throw SealRefused(.member) }
        try require(
            s.hpkePublic.count == keyLength && s.signingPublic.count == (isRecovery ? 0 : keyLength), .member)
        try require(s.teamEpoch == current.teamEpoch && s.teamPublic == current.teamPublic, .teamKey)
        // A new recovery kit takes the place of the one before.
        if isRecovery { for (id, member) in members where member.role == .recovery { members[id]?.isRemoved = true } }
        members[s.member] = Member(
            id: s.member, role: role, hpkePublic: s.hpkePublic, signingPublic: s.signingPublic)
    }

    /// The recovery kit is no person: only its successor takes it away.
    private mutating func change(_ s: Statement) throws(SealRefused) {
        guard var member = members[s.member], !member.isRemoved, member.role != .recovery, hasNoKeys(s)
        else { throw SealRefused(.member) }
        try require(s.teamEpoch == 0 && s.teamPublic.isEmpty, .teamKey)
        if s.action == .remove {
            try require(s.role == nil, .member)
            member.isRemoved = true
        } else {
            guard let role = s.role, role != .recovery else { throw SealRefused(.member) }
            member.role = role
        }
        members[s.member] = member
    }

    private mutating func setTeamKey(_ s: Statement, after epoch: Int) throws(SealRefused) {
        try require(s.teamEpoch == epoch + 1 && s.teamPublic.count == keyLength, .teamKey)
        teamHistory.append(TeamKey(teamEpoch: s.teamEpoch, teamPublic: s.teamPublic))
    }

    private func hasNoKeys(_ s: Statement) -> Bool { s.hpkePublic.isEmpty && s.signingPublic.isEmpty }
}
