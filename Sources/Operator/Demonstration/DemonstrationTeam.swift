import Accounts
import Foundation
import HelplineCore
import Sealing

/// The demonstration's people, its signed list and its team key.
struct DemonstrationTeam {
    /// Somebody the coordinator invited, who enrolled, and whom she admits.
    struct Newcomer {
        let person: DemonstrationPerson
        let invitation: Accounts.Invitation
        let enrolment: Accounts.Enrolment
        let admission: Admission
    }

    let coordinator: DemonstrationPerson
    let founding: TeamFounding
    let newcomers: [Newcomer]

    init(accounts: [DemonstrationAccount] = DemonstrationAccount.all, server: ServerKeys, now: Timestamp) throws {
        guard let first = accounts.first else { throw DemonstrationFlaw.credentials }
        let pair = KeyPair()
        let signing = SigningKeyPair()
        let founding = try TeamFounding(
            founder: first.member.id.description, founderKeys: pair, signing: signing,
            recovery: MemberID.random().description, recoveryPublic: KeyPair().publicBytes)
        self.founding = founding
        let coordinator = try DemonstrationPerson(
            first, keys: MemberKeys(pair: pair, signing: signing, rootHash: founding.rootHash, lastNumber: 1),
            server: server)
        self.coordinator = coordinator

        var statements = founding.statements
        newcomers = try accounts.dropFirst().map { account in
            let person = try DemonstrationPerson(
                account, keys: MemberKeys(rootHash: founding.rootHash, lastNumber: 0), server: server)
            let newcomer = try Self.admission(of: person, by: coordinator, founding, after: statements, now: now)
            statements.append(
                Sealing.SignedStatement(
                    statement: newcomer.admission.signed.statement.canonicalBytes,
                    signature: newcomer.admission.signed.signature))
            return newcomer
        }
    }

    func founding(at now: Timestamp) throws -> Founding {
        let list = try Accounts.MembershipList(founding.statements.map(Self.stored))
        let teamKeys = try founding.sealedTeamKeys.map { member, sealed in
            guard let id = MemberID(member), let key = SealedTeamKey(member: id, teamEpoch: 1, sealed: sealed) else {
                throw DemonstrationFlaw.statements
            }
            return key
        }
        guard
            let founding = Founding(
                name: "Demonstratie", returnCodeSalt: .random(Installation.returnCodeSaltSize),
                founder: try coordinator.newMember(at: now), list: list, teamKeys: teamKeys)
        else { throw DemonstrationFlaw.statements }
        return founding
    }

    private static func admission(
        of person: DemonstrationPerson, by coordinator: DemonstrationPerson, _ founding: TeamFounding,
        after statements: [Sealing.SignedStatement], now: Timestamp
    ) throws -> Newcomer {
        let member = person.account.member
        let list = try Sealing.MembershipList(statements, rootHash: founding.rootHash)
        guard let role = Statement.Role(rawValue: member.role.rawValue) else { throw DemonstrationFlaw.statements }
        let signed = try list.admission(
            of: member.id.description, role: role, hpkePublic: person.keys.pair.publicBytes,
            signingPublic: person.keys.signing.publicBytes, signer: coordinator.account.member.id.description
        ).signed(by: coordinator.keys.signing)
        let invitation = try Sealing.Invitation(rootHash: founding.rootHash)
        let keys = Sealing.Enrolment(
            invitation: invitation.id, member: member.id.description, hpkePublic: person.keys.pair.publicBytes,
            signingPublic: person.keys.signing.publicBytes)
        guard let id = InvitationID(invitation.id), let hpke = PublicKeyBytes(keys.hpkePublic),
            let signing = PublicKeyBytes(keys.signingPublic),
            let enrolment = Accounts.Enrolment(
                member: member.id, hpkePublic: hpke, signingPublic: signing, mac: invitation.mac(for: keys)),
            let kept = Accounts.Invitation(
                id: id, role: member.role, invitedBy: coordinator.account.member.id,
                token: SecretDigest(of: invitation.token),
                sealedSecret: try invitation.sealedSecret(inviterPublic: coordinator.keys.pair.publicBytes),
                expires: now + Accounts.Invitation.term),
            let teamKey = SealedTeamKey(
                member: member.id, teamEpoch: founding.teamKey.teamEpoch,
                sealed: try founding.teamKey.sealed(for: member.id.description, memberPublic: keys.hpkePublic)),
            let admission = Admission(invitation: id, signed: try stored(signed), teamKey: teamKey)
        else { throw DemonstrationFlaw.invitation }
        return Newcomer(person: person, invitation: kept, enrolment: enrolment, admission: admission)
    }

    private static func stored(_ signed: Sealing.SignedStatement) throws -> Accounts.SignedStatement {
        guard let stored = Accounts.SignedStatement(canonicalBytes: signed.statement, signature: signed.signature)
        else {
            throw DemonstrationFlaw.statements
        }
        return stored
    }
}
