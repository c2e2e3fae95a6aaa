import Accounts
import Crypto
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct MembershipListTests {
    let dina = Scribe(.dina)
    let bram = Scribe(.bram)
    let recovery = Scribe(.outsider)

    private func founded() throws -> MembershipList {
        var list = try MembershipList([Draft.founding(by: dina).signed(by: dina.signing)])
        let kit = Draft.admission(of: recovery, as: "recovery", by: dina, after: list).with {
            $0.action = "recovery"
            $0.signing = Data()
        }
        try list.append(kit.signed(by: dina.signing))
        return list
    }

    private func refused(
        _ expected: MembershipFlaw, _ draft: Draft, by key: P256.Signing.PrivateKey, in list: MembershipList
    )
        throws
    {
        var copy = list
        let signed = try draft.signed(by: key)
        #expect(throws: expected) { try copy.append(signed) }
        #expect(copy == list)
    }

    @Test func `a founding and its recovery kit make a team of one coordinator`() throws {
        let list = try founded()

        #expect(list.members[dina.id]?.role == .professional(.coordinator))
        #expect(list.members[recovery.id]?.role == .recovery)
        #expect(list.teamEpoch == 1)
        #expect(list.teamPublic.bytes == Draft.teamKey)
        #expect(list.rootHash == list.statements[0].statement.hash)
        #expect(list.lastNumber == 1)
    }

    @Test func `a coordinator admits a counsellor`() throws {
        var list = try founded()

        try list.append(Draft.admission(of: bram, by: dina, after: list).signed(by: dina.signing))

        #expect(list.members[bram.id]?.role == .professional(.counsellor))
        #expect(list.lastNumber == 2)
        #expect(try MembershipList(list.statements) == list)
    }

    @Test func `a list without a founding is none`() throws {
        let list = try founded()

        #expect(throws: MembershipFlaw.notAFounding) { try MembershipList([]) }
        #expect(throws: MembershipFlaw.notAFounding) { try MembershipList(Array(list.statements.dropFirst())) }
    }

    @Test func `a founding by somebody else's key is refused`() throws {
        let forged = try Draft.founding(by: dina).signed(by: bram.signing)

        #expect(throws: MembershipFlaw.wrongSignature) { try MembershipList([forged]) }
    }

    @Test func `a founding must be by its own coordinator, of the first epoch, with all keys`() throws {
        for spoil: (inout Draft) -> Void in [
            { $0.signer = Professional.bram.id.description }, { $0.role = "counsellor" }, { $0.epoch = 2 },
            { $0.team = Data() }, { $0.hpke = Data() }, { $0.signing = Data() },
        ] {
            let signed = try Draft.founding(by: dina).with(spoil).signed(by: dina.signing)
            #expect(throws: MembershipFlaw.notAFounding) { try MembershipList([signed]) }
        }
    }

    @Test func `what does not follow the last statement is refused`() throws {
        let list = try founded()
        let good = Draft.admission(of: bram, by: dina, after: list)

        try refused(.notTheNext, good.with { $0.number += 1 }, by: dina.signing, in: list)
        try refused(.notTheNext, good.with { $0.number -= 1 }, by: dina.signing, in: list)
        try refused(.notTheNext, good.with { $0.previous[0] ^= 1 }, by: dina.signing, in: list)
    }

    @Test func `a signature over other bytes is refused`() throws {
        let list = try founded()
        let good = Draft.admission(of: bram, by: dina, after: list)
        let other = try good.with { $0.role = "coordinator" }.signed(by: dina.signing)
        var copy = list

        let swapped = try #require(SignedStatement(canonicalBytes: good.bytes, signature: other.signature))

        #expect(throws: MembershipFlaw.wrongSignature) { try copy.append(swapped) }
        try copy.append(good.signed(by: dina.signing))
    }

    @Test func `a counsellor may admit nobody`() throws {
        var list = try founded()
        try list.append(Draft.admission(of: bram, by: dina, after: list).signed(by: dina.signing))
        let olaf = Scribe(MemberID.random())

        try refused(.signerMayNot, Draft.admission(of: olaf, by: bram, after: list), by: bram.signing, in: list)
    }

    @Test func `a stranger and the recovery kit may admit nobody`() throws {
        let list = try founded()
        let stranger = Scribe(MemberID.random())

        try refused(.signerMayNot, Draft.admission(of: bram, by: stranger, after: list), by: stranger.signing, in: list)
        try refused(.signerMayNot, Draft.admission(of: bram, by: recovery, after: list), by: recovery.signing, in: list)
    }

    @Test func `a coordinator who was removed may admit nobody any more`() throws {
        var list = try founded()
        try list.append(Draft.admission(of: bram, as: "coordinator", by: dina, after: list).signed(by: dina.signing))
        let olaf = Scribe(MemberID.random())
        var premise = list
        try premise.append(Draft.admission(of: olaf, by: bram, after: list).signed(by: bram.signing))

        let removal = Draft.about(bram, action: "remove", role: "", by: dina, after: list)
        try list.append(removal.signed(by: dina.signing))

        #expect(list.members[bram.id]?.isRemoved == true)
        try refused(.signerMayNot, Draft.admission(of: olaf, by: bram, after: list), by: bram.signing, in: list)
    }

    @Test func `a coordinator whose role was changed may admit nobody any more`() throws {
        var list = try founded()
        try list.append(Draft.admission(of: bram, as: "coordinator", by: dina, after: list).signed(by: dina.signing))

        let change = Draft.about(bram, action: "role", role: "counsellor", by: dina, after: list)
        try list.append(change.signed(by: dina.signing))

        let olaf = Scribe(MemberID.random())
        try refused(.signerMayNot, Draft.admission(of: olaf, by: bram, after: list), by: bram.signing, in: list)
    }

    @Test func `nobody is admitted twice or with half his keys`() throws {
        let list = try founded()
        let good = Draft.admission(of: bram, by: dina, after: list)

        try refused(.alreadyMember, Draft.admission(of: dina, by: dina, after: list), by: dina.signing, in: list)
        try refused(.malformed, good.with { $0.signing = Data() }, by: dina.signing, in: list)
        try refused(.malformed, good.with { $0.hpke = Data() }, by: dina.signing, in: list)
        try refused(.malformed, good.with { $0.role = "recovery" }, by: dina.signing, in: list)
        try refused(.malformed, good.with { $0.role = "" }, by: dina.signing, in: list)
    }

    @Test func `nobody takes the recovery kit away or makes a person of it`() throws {
        let list = try founded()
        let removal = Draft.about(recovery, action: "remove", role: "", by: dina, after: list)
        let promotion = Draft.about(recovery, action: "role", role: "coordinator", by: dina, after: list)

        try refused(.notAMember, removal, by: dina.signing, in: list)
        try refused(.notAMember, promotion, by: dina.signing, in: list)
    }

    @Test func `a new recovery kit takes the place of the one before, by a coordinator and with no signing key`() throws
    {
        var list = try founded()
        let second = Draft.admission(of: bram, as: "recovery", by: dina, after: list).with {
            $0.action = "recovery"
            $0.signing = Data()
        }
        try refused(.malformed, second.with { $0.role = "counsellor" }, by: dina.signing, in: list)
        try refused(.malformed, second.with { $0.signing = Draft.teamKey }, by: dina.signing, in: list)

        try list.append(second.signed(by: dina.signing))

        #expect(list.members[recovery.id]?.isRemoved == true)
        #expect(list.members[bram.id]?.role == .recovery)
        #expect(list.members[bram.id]?.isRemoved == false)
    }

    @Test func `a change of role brings no key along`() throws {
        var list = try founded()
        try list.append(Draft.admission(of: bram, by: dina, after: list).signed(by: dina.signing))
        let change = Draft.about(bram, action: "role", role: "shift-lead", by: dina, after: list)

        try refused(.malformed, change.with { $0.hpke = Draft.teamKey }, by: dina.signing, in: list)
        try refused(.wrongTeamKey, change.with { $0.epoch = 1 }, by: dina.signing, in: list)
        try refused(.wrongTeamKey, change.with { $0.team = Draft.teamKey }, by: dina.signing, in: list)

        try list.append(change.signed(by: dina.signing))
        #expect(list.members[bram.id]?.role == .professional(.shiftLead))
    }

    @Test func `an admission carries the team key in force`() throws {
        let list = try founded()
        let good = Draft.admission(of: bram, by: dina, after: list)

        try refused(.wrongTeamKey, good.with { $0.epoch = 2 }, by: dina.signing, in: list)
        try refused(.wrongTeamKey, good.with { $0.team = $0.hpke }, by: dina.signing, in: list)
    }

    @Test func `only a rotation to the very next epoch changes the team key`() throws {
        var list = try founded()
        let next = P256.KeyAgreement.PrivateKey().publicKey.x963Representation
        let rotation = Draft.about(dina, action: "rotate", role: "", by: dina, after: list).with {
            $0.epoch = 2
            $0.team = next
        }
        try refused(.wrongTeamKey, rotation.with { $0.epoch = 3 }, by: dina.signing, in: list)
        try refused(.wrongTeamKey, rotation.with { $0.epoch = 1 }, by: dina.signing, in: list)

        try list.append(rotation.signed(by: dina.signing))

        #expect(list.teamEpoch == 2)
        #expect(list.teamPublic.bytes == next)
    }

    @Test func `a second founding is refused`() throws {
        let list = try founded()
        let again = Draft.founding(by: dina).with {
            $0.number = UInt64(list.lastNumber + 1)
            $0.previous = list.lastHash
        }

        try refused(.notAFounding, again, by: dina.signing, in: list)
    }
}
