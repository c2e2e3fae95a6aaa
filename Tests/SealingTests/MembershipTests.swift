import Foundation
import Sealing
import Testing

/// What a server, a former colleague or somebody on the line could try with the membership list.
struct MembershipTests {
    private let ada = UUID().uuidString.lowercased()
    private let bram = UUID().uuidString.lowercased()
    private let kit = UUID().uuidString.lowercased()
    private let adaKeys = MemberKeys(rootHash: Data(count: 32), lastNumber: 1)
    private let bramKeys = MemberKeys(rootHash: Data(count: 32), lastNumber: 1)
    private let founding: TeamFounding
    private let admitted: [SignedStatement]

    init() throws {
        founding = try TeamFounding(
            founder: ada, founderKeys: adaKeys.pair, signing: adaKeys.signing, recovery: kit,
            recoveryPublic: KeyPair().publicBytes)
        let list = try MembershipList(founding.statements, rootHash: founding.rootHash)
        admitted =
            try founding.statements + [
                list.admission(
                    of: bram, role: .counsellor, hpkePublic: bramKeys.pair.publicBytes,
                    signingPublic: bramKeys.signing.publicBytes, signer: ada
                ).signed(by: adaKeys.signing)
            ]
    }

    private func list(_ statements: [SignedStatement], lastSeen: Int = 0) throws -> MembershipList {
        try MembershipList(statements, rootHash: founding.rootHash, lastSeen: lastSeen)
    }

    private func another(_ on: MembershipList, signer: String) -> Statement {
        on.admission(
            of: UUID().uuidString.lowercased(), role: .counsellor, hpkePublic: bramKeys.pair.publicBytes,
            signingPublic: bramKeys.signing.publicBytes, signer: signer)
    }

    @Test
    func `an older list than the one seen before is refused`() throws {
        #expect(try list(admitted, lastSeen: 2).members[bram]?.role == .counsellor)

        #expect(throws: SealRefused(.oldList)) { try list(founding.statements, lastSeen: 2) }
    }

    @Test
    func `another root, or no list at all, is refused`() throws {
        #expect(throws: SealRefused(.root)) { try MembershipList(admitted, rootHash: Data(count: 32)) }
        #expect(throws: SealRefused(.empty)) { try list([]) }
    }

    @Test
    func `a statement that no coordinator signed is refused`() throws {
        let on = try list(admitted)
        _ = try list(admitted + [another(on, signer: ada).signed(by: adaKeys.signing)])

        let byBram = try another(on, signer: bram).signed(by: bramKeys.signing)
        let inAdasName = try another(on, signer: ada).signed(by: bramKeys.signing)

        #expect(throws: SealRefused(.signer)) { try list(admitted + [byBram]) }
        #expect(throws: SealRefused(.signature)) { try list(admitted + [inAdasName]) }
    }

    @Test
    func `a statement left out, repeated or moved is refused`() throws {
        #expect(throws: SealRefused(.order)) { try list([admitted[0], admitted[2]]) }
        #expect(throws: SealRefused(.order)) { try list([admitted[0], admitted[1], admitted[1]]) }
        #expect(throws: SealRefused(.order)) { try list([admitted[0], admitted[2], admitted[1]]) }
    }

    @Test
    func `a team key that the list does not name is refused`() throws {
        let on = try list(admitted)
        let genuine = try founding.teamKey.sealed(for: bram, memberPublic: bramKeys.pair.publicBytes)
        let swapped = try TeamKey(teamEpoch: 1).sealed(for: bram, memberPublic: bramKeys.pair.publicBytes)
        _ = try TeamKey(teamEpoch: 1, sealed: genuine, member: bram, memberPair: bramKeys.pair, list: on)

        #expect(throws: SealRefused(.teamKey)) {
            try TeamKey(teamEpoch: 1, sealed: swapped, member: bram, memberPair: bramKeys.pair, list: on)
        }
    }

    @Test
    func `a key swapped between invitation and admission is not genuine`() throws {
        let invitation = try Invitation(rootHash: founding.rootHash)
        let genuine = Enrolment(
            invitation: invitation.id, member: bram, hpkePublic: bramKeys.pair.publicBytes,
            signingPublic: bramKeys.signing.publicBytes)
        let mac = invitation.mac(for: genuine)
        #expect(invitation.isGenuine(genuine, mac: mac))

        let swapped = Enrolment(
            invitation: invitation.id, member: bram, hpkePublic: adaKeys.pair.publicBytes,
            signingPublic: bramKeys.signing.publicBytes)

        #expect(!invitation.isGenuine(swapped, mac: mac))
    }
}
