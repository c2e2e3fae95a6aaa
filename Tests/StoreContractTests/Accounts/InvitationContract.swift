import Accounts
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

@Suite struct InvitationContract {
    let dina = Colleague(.dina)
    let bram = Colleague(.bram)
    let chris = Colleague(.chris)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an invitation opens for its own token until its term`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            let kept = try await stores.invites(bram, by: dina)
            let now = stores.clock.now()

            #expect(try await stores.invitations.openInvitation(bram.invitation, token: bram.token, at: now) == kept)

            for (id, token, at) in [
                (bram.invitation, chris.token, now), (chris.invitation, bram.token, now),
                (bram.invitation, bram.token, kept.expires),
            ] {
                await #expect(throws: StoreFailure.notFound) {
                    try await stores.invitations.openInvitation(id, token: token, at: at)
                }
            }
            await #expect(throws: StoreFailure.conflict(.otherContent)) { try await stores.invites(bram, by: dina) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an enrolment uses the invitation up and makes a member who waits`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)

            try await stores.enrols(bram)

            #expect(try await stores.members.member(bram.id).state == .enrolled)
            #expect(try await stores.membership.teamKeys(of: bram.id).isEmpty)
            let record = try #require(try await stores.invitations.invitations().first)
            #expect(record.state(at: stores.clock.now()) == .enrolled)
            #expect(record.enrolment?.hpkePublic.bytes == bram.pair.publicBytes)
            await #expect(throws: StoreFailure.notFound) { try await stores.enrols(bram) }
            #expect(try await stores.audited() == ["installed", "invited", "enrolled"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the same enrolment again is known, another or with another token is not`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)
            let enrolment = try bram.enrolment()
            #expect(try await !stores.invitations.isEnrolled(enrolment, by: bram.invitation, token: bram.token))

            try await stores.invitations.enrol(
                try bram.newMember(stores.keys), enrolment, invitation: bram.invitation, token: bram.token,
                at: stores.clock.now(), recording: stores.entry(.enrolled, by: bram.id))

            #expect(try await stores.invitations.isEnrolled(enrolment, by: bram.invitation, token: bram.token))
            for (other, id, token) in [
                (try bram.enrolment(), bram.invitation, bram.token), (enrolment, bram.invitation, chris.token),
                (enrolment, chris.invitation, bram.token),
            ] {
                #expect(try await !stores.invitations.isEnrolled(other, by: id, token: token))
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a name in use leaves the invitation open, whatever its case`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)

            await #expect(throws: StoreFailure.conflict(.nameTaken)) { try await stores.enrols(bram, name: "DINA") }

            #expect(try await stores.audited() == ["installed", "invited"])
            try await stores.enrols(bram)
            let shouted = try #require(SignInName("BRAM"))
            let nobody = try #require(SignInName("olaf"))
            #expect(try await stores.members.account(named: shouted)?.member.id == bram.id)
            #expect(try await stores.members.account(named: nobody) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `withdrawing takes an enrolled newcomer along, never a member`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            for colleague in [bram, chris] {
                try await stores.invites(colleague, by: dina)
                try await stores.enrols(colleague)
            }
            try await stores.admits(chris, by: dina)

            try await stores.invitations.withdraw(
                bram.invitation, recording: stores.entry(.invitationWithdrawn, by: dina.id))

            await #expect(throws: StoreFailure.notFound) { try await stores.members.member(bram.id) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.invitations.withdraw(
                    bram.invitation, recording: stores.entry(.invitationWithdrawn, by: dina.id))
            }
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.invitations.withdraw(
                    chris.invitation, recording: stores.entry(.invitationWithdrawn, by: dina.id))
            }
            #expect(try await stores.members.member(chris.id).state == .admitted)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an admission adds the statement, the team key and the member's state together`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)
            try await stores.enrols(bram)

            try await stores.admits(bram, by: dina)

            #expect(try await stores.members.member(bram.id).state == .admitted)
            #expect(try await stores.membership.statements().count == 3)
            #expect(try await stores.membership.teamKeys(of: bram.id).count == 1)
            #expect(try await stores.membership.teamKeys(of: Professional.outsider.id).isEmpty)
            #expect(try await stores.audited().last == "admitted")
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) { try await stores.admits(bram, by: dina) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of two statements with the same number one wins`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            for colleague in [bram, chris] {
                try await stores.invites(colleague, by: dina)
                try await stores.enrols(colleague)
            }
            let list = try StoredList(try await stores.membership.statements())
            let admissions = [try dina.admission(of: bram, after: list), try dina.admission(of: chris, after: list)]

            let refusals = await withTaskGroup(of: StoreFailure?.self) { group in
                for admission in admissions {
                    group.addTask {
                        do throws(StoreFailure) {
                            try await stores.membership.admit(
                                admission, recording: stores.entry(.admitted, by: dina.id))
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }

            #expect(refusals.contains(nil))
            #expect(refusals.contains(.conflict(.outdated)))
            #expect(try await stores.membership.statements().count == 3)
            #expect(try await stores.audited().filter { $0 == "admitted" }.count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `keys, role or person other than those enrolled are not admitted`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)
            try await stores.enrols(bram)
            let list = try StoredList(try await stores.membership.statements())
            let entry = stores.entry(.admitted, by: dina.id)
            let impostor = Colleague(.bram)
            let swapped = try dina.admission(of: impostor, after: list)
            let mixed = try #require(
                Admission(invitation: bram.invitation, signed: swapped.signed, teamKey: swapped.teamKey))

            await #expect(throws: StoreFailure.notFound) {
                try await stores.membership.admit(swapped, recording: entry)
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.membership.admit(mixed, recording: entry) }
            let promoted = try dina.admission(of: bram, as: .coordinator, after: list)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.membership.admit(promoted, recording: entry)
            }

            try await stores.admits(bram, by: dina)
        }
    }
}
