import Accounts
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

/// What a coordinator signs about people who are in the team.
extension Colleague {
    func giving(_ role: Statement.Role, to member: MemberID, after list: StoredList) throws -> RoleGiven {
        let statement = Statement(
            number: list.lastNumber + 1, previous: list.lastHash, action: .role, member: member.description, role: role,
            signer: id.description)
        return try #require(RoleGiven(try kept(statement)))
    }

    /// A new team key for all of these and the recovery member; somebody leaves with it.
    func renewal(removing removed: MemberID?, remaining: [Colleague], after list: StoredList) throws -> TeamKeyRenewal {
        var (number, previous) = (list.lastNumber + 1, list.lastHash)
        var statements: [KeptStatement] = []
        if let removed {
            let removal = Statement(
                number: number, previous: previous, action: .remove, member: removed.description, role: nil,
                signer: id.description)
            statements.append(try kept(removal))
            (number, previous) = (number + 1, removal.hash)
        }
        let key = TeamKey(teamEpoch: list.teamEpoch + 1)
        var rotation = Statement(
            number: number, previous: previous, action: .rotate, member: id.description, role: nil,
            signer: id.description)
        (rotation.teamEpoch, rotation.teamPublic) = (key.teamEpoch, key.pair.publicBytes)
        statements.append(try kept(rotation))
        let people = remaining.map { ($0.id, $0.pair.publicBytes) } + [(recoveryID, recovery.publicBytes)]
        let keys = try people.map { member, memberPublic in
            try #require(
                SealedTeamKey(
                    member: member, teamEpoch: key.teamEpoch,
                    sealed: try key.sealed(for: member.description, memberPublic: memberPublic)))
        }
        return try #require(TeamKeyRenewal(statements: statements, teamKeys: keys))
    }

    private func kept(_ statement: Statement) throws -> KeptStatement {
        let signed = try statement.signed(by: signing)
        return try #require(KeptStatement(canonicalBytes: signed.statement, signature: signed.signature))
    }
}

extension AccountStores {
    /// Dina coordinates; the others were admitted by her.
    func team(_ dina: Colleague, _ others: [Colleague]) async throws {
        try await founds(dina)
        for colleague in others {
            try await invites(colleague, by: dina)
            try await enrols(colleague)
            try await admits(colleague, by: dina)
        }
    }

    func list() async throws -> StoredList { try StoredList(try await membership.statements()) }

    @discardableResult
    func renews(_ dina: Colleague, removing removed: Colleague? = nil, remaining: [Colleague]) async throws
        -> [ConversationID]
    {
        try await membership.renew(
            try dina.renewal(removing: removed?.id, remaining: remaining, after: list()),
            recording: (removed == nil ? [] : [entry(.removed, by: dina.id)]) + [entry(.teamKeyRenewed, by: dina.id)])
    }

    @discardableResult
    func suspends(_ colleague: Colleague, by dina: Colleague) async throws -> [ConversationID] {
        try await members.suspend(colleague.id, by: dina.id, recording: entry(.suspended, by: dina.id))
    }

    func whose(_ token: SecretDigest) async throws -> Member {
        try await signIns.member(signedInWith: token, terms: SignInTerms(), signOfLife: false, at: clock.now())
    }
}
