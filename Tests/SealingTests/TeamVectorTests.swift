import Crypto
import Foundation
import Sealing
import Testing

/// Whatever browser and Swift seal for the team, this side opens; bytes without randomness are equal.
struct TeamVectorTests {
    @Test(arguments: Maker.allCases)
    func `the membership list stands, and gives the team keys`(maker: Maker) throws {
        let v = try maker.vectors()

        let list = try v.membershipList(lastSeen: 5)

        #expect(list.members.count == v.team.members.count)
        for member in v.team.members {
            let found = try #require(list.members[member.id])
            #expect(found.role.rawValue == member.role && found.isRemoved == member.removed)
        }
        #expect(list.teamHistory.map(\.teamEpoch) == v.team.teamHistory.map(\.teamEpoch))
        #expect(list.teamHistory.map { text($0.teamPublic) } == v.team.teamHistory.map(\.teamPublic))
        for copy in v.team.teamKeys {
            let key = try TeamKey(
                teamEpoch: copy.teamEpoch, sealed: bytes(copy.sealed), member: copy.member,
                memberPair: KeyPair(record: bytes(copy.record)), list: list)
            #expect(text(key.pair.publicBytes) == v.team.teamHistory[copy.teamEpoch - 1].teamPublic)
        }
    }

    @Test(arguments: Maker.allCases)
    func `the passphrase and the server's share open the member's keys`(maker: Maker) throws {
        let v = try maker.vectors()
        let m = v.member

        let passphrase = try Passphrase(m.passphrase, salt: bytes(m.salt), iterations: m.iterations)
        let keys = try MemberKeys(
            wrapped: bytes(m.wrapped), member: m.id, wrappingKey: passphrase.wrappingKey(serverShare: bytes(m.share)))

        #expect(text(passphrase.signInSecret) == m.signInSecret)
        #expect(text(keys.pair.record) == m.hpkeRecord)
        #expect(text(keys.signing.record) == m.signingRecord)
        #expect(text(keys.rootHash) == v.team.rootHash)
        #expect(keys.lastNumber == m.lastNumber)
    }

    @Test(arguments: Maker.allCases)
    func `the invitation gives token, secret and mac`(maker: Maker) throws {
        let v = try maker.vectors()
        let i = v.invitation

        let invitation = try Invitation(fragment: i.fragment)

        #expect(invitation.id == i.id && text(invitation.rootHash) == v.team.rootHash)
        #expect(invitation.fragment == i.fragment)
        #expect(text(invitation.token) == i.token && text(invitation.tokenHash) == i.tokenHash)
        let kept = try Invitation(
            id: i.id, rootHash: invitation.rootHash, sealedSecret: bytes(i.sealedSecret),
            inviter: KeyPair(record: bytes(i.inviterRecord)))
        #expect(kept == invitation)
        let enrolment = Enrolment(
            invitation: i.id, member: i.member, hpkePublic: try bytes(i.hpkePublic),
            signingPublic: try bytes(i.signingPublic))
        #expect(text(invitation.mac(for: enrolment)) == i.mac)
        #expect(invitation.isGenuine(enrolment, mac: try bytes(i.mac)))
    }

    @Test(arguments: Maker.allCases)
    func `the recovery kit is read from paper, and printed the same`(maker: Maker) throws {
        let v = try maker.vectors()

        let kit = try RecoveryKit(key: v.kit.key.lowercased(), root: v.kit.root)

        #expect(text(kit.pair.record) == v.kit.record)
        #expect(text(kit.rootHash) == v.team.rootHash)
        #expect(kit.key == v.kit.key && kit.root == v.kit.root)
    }
}
