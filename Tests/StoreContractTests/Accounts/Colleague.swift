import Accounts
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

/// A professional of the tests with keys of his own, who founds, is invited, enrols and admits.
struct Colleague: Sendable {
    let professional: Professional
    let pair = KeyPair()
    let signing = SigningKeyPair()
    let recovery = KeyPair()
    let recoveryID = MemberID.random()
    let teamKey = TeamKey(teamEpoch: 1)
    let share = Data.random(32)
    let codeSecret = Data.random(20)
    let invitation = InvitationID.random()
    let token = SecretDigest(of: .random(32))

    var id: MemberID { professional.id }
    var role: Role { professional.role }

    init(_ professional: Professional) { self.professional = professional }

    func newMember(_ keys: ServerKeys, name: String? = nil) throws -> NewMember {
        let parameters = try #require(PassphraseParameters(salt: .random(16), iterations: 600_000))
        let sealedShare = try keys.seal(share, .share, of: id)
        let sealedCodeSecret = try keys.seal(codeSecret, .code, of: id)
        let credentials = try #require(
            Credentials(
                parameters: parameters, verifier: keys.verifier(ofSignInSecret: .random(32), for: id),
                sealedShare: sealedShare, sealedCodeSecret: sealedCodeSecret, wrapped: .random(300)))
        let signInName = try #require(SignInName(name ?? professional.name))
        let displayName = try #require(DisplayName(professional.displayName))
        return NewMember(
            id: id, name: signInName, displayName: displayName, role: role, credentials: credentials, usedCodeStep: 100)
    }

    func founding(_ keys: ServerKeys) throws -> Founding {
        let team = try TeamFounding(
            founder: id.description, founderKeys: pair, signing: signing, recovery: recoveryID.description,
            recoveryPublic: recovery.publicBytes)
        let statements = try team.statements.map {
            try #require(KeptStatement(canonicalBytes: $0.statement, signature: $0.signature))
        }
        let teamKeys = try team.sealedTeamKeys.map { member, sealed in
            let member = try #require(MemberID(member))
            return try #require(SealedTeamKey(member: member, teamEpoch: 1, sealed: sealed))
        }
        let founder = try newMember(keys)
        let list = try StoredList(statements)
        return try #require(
            Founding(
                name: "Proefhuis", returnCodeSalt: Data(repeating: 0x5a, count: 16), founder: founder, list: list,
                teamKeys: teamKeys))
    }

    func enrolment() throws -> KeptEnrolment {
        let hpkePublic = try #require(PublicKeyBytes(pair.publicBytes))
        let signingPublic = try #require(PublicKeyBytes(signing.publicBytes))
        return try #require(
            KeptEnrolment(member: id, hpkePublic: hpkePublic, signingPublic: signingPublic, mac: .random(32)))
    }

    func admission(of newcomer: Colleague, as role: Role? = nil, after list: StoredList) throws -> Admission {
        var statement = Statement(
            number: list.lastNumber + 1, previous: list.lastHash, action: .admit, member: newcomer.id.description,
            role: Statement.Role(rawValue: (role ?? newcomer.role).rawValue), signer: id.description)
        statement.hpkePublic = newcomer.pair.publicBytes
        statement.signingPublic = newcomer.signing.publicBytes
        (statement.teamEpoch, statement.teamPublic) = (list.teamEpoch, list.teamPublic.bytes)
        let signed = try statement.signed(by: signing)
        let sealed = try teamKey.sealed(for: newcomer.id.description, memberPublic: newcomer.pair.publicBytes)
        let kept = try #require(KeptStatement(canonicalBytes: signed.statement, signature: signed.signature))
        let key = try #require(SealedTeamKey(member: newcomer.id, teamEpoch: list.teamEpoch, sealed: sealed))
        return try #require(Admission(invitation: newcomer.invitation, signed: kept, teamKey: key))
    }
}
