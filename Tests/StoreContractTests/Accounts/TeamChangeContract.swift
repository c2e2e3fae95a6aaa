import Accounts
import Chat
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

@Suite struct TeamChangeContract {
    let dina = Colleague(.dina)
    let bram = Colleague(.bram)
    let chris = Colleague(.chris)
    let token = SecretDigest(of: Data("bram's cookie".utf8))

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is suspended is out at once, keeps his keys, and comes back`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            try await stores.signsIn(bram, token: token, step: 200)
            #expect(try await stores.whose(token).id == bram.id)

            try await stores.suspends(bram, by: dina)

            await #expect(throws: StoreFailure.notFound) { try await stores.whose(token) }
            await #expect(throws: StoreFailure.notFound) { try await stores.signsIn(bram, token: token, step: 201) }
            #expect(try await stores.membership.teamKeys(of: bram.id).count == 1)

            try await stores.members.resume(bram.id, by: dina.id, recording: stores.entry(.resumed, by: dina.id))

            await #expect(throws: StoreFailure.notFound) { try await stores.whose(token) }
            try await stores.signsIn(bram, token: token, step: 202)
            #expect(try await stores.whose(token).state == .admitted)
            #expect(try await stores.audited().suffix(3) == ["suspended", "resumed", "signed-in"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only a coordinator who is one now changes anybody, and nobody himself`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram, chris])

            await #expect(throws: StoreFailure.notFound) { try await stores.suspends(chris, by: bram) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.suspends(dina, by: dina) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.members.resume(bram.id, by: dina.id, recording: stores.entry(.resumed, by: dina.id))
            }

            try await stores.suspends(chris, by: dina)
            #expect(try await stores.members.member(chris.id).state == .suspended)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `another role is in the list and in force, once`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let given = try dina.giving(.shiftLead, to: bram.id, after: try await stores.list())
            let entry = stores.entry(.roleGiven, by: dina.id)

            try await stores.membership.give(given, recording: entry)

            #expect(try await stores.members.member(bram.id).role == .shiftLead)
            #expect(try await stores.list().members[bram.id]?.role == .professional(.shiftLead))
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.membership.give(given, recording: entry)
            }
            #expect(try await stores.audited().count { $0 == "role-given" } == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is removed loses sign-ins, team keys and name at once; the others have a new key`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram, chris])
            try await stores.signsIn(bram, token: token, step: 200)

            try await stores.renews(dina, removing: bram, remaining: [dina, chris])

            await #expect(throws: StoreFailure.notFound) { try await stores.whose(token) }
            await #expect(throws: StoreFailure.notFound) { try await stores.signsIn(bram, token: token, step: 201) }
            #expect(try await stores.membership.teamKeys(of: bram.id).isEmpty)
            for id in [dina.id, chris.id, dina.recoveryID] {
                #expect(try await stores.membership.teamKeys(of: id).map(\.teamEpoch) == [1, 2])
            }
            #expect(try await stores.members.member(bram.id).state == .removed)
            #expect(try await stores.list().members[bram.id]?.isRemoved == true)
            #expect(try await stores.list().teamEpoch == 2)
            #expect(try await stores.audited().suffix(2) == ["removed", "team-key-renewed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who lost his passphrase comes back under his name, as somebody new to the list`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let again = Colleague(
                Professional(id: .random(), name: bram.professional.name, displayName: "Bram", role: .counsellor))
            try await stores.invites(again, by: dina)
            await #expect(throws: StoreFailure.conflict(.nameTaken)) { try await stores.enrols(again) }

            try await stores.renews(dina, removing: bram, remaining: [dina])
            try await stores.enrols(again)
            try await stores.admits(again, by: dina)

            #expect(try await stores.members.member(again.id).name.text == bram.professional.name)
            #expect(try await stores.members.member(bram.id).name == SignInName(formerly: bram.id))
            #expect(try await stores.membership.teamKeys(of: again.id).map(\.teamEpoch) == [2])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a renewal that is not the next one changes nothing`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram, chris])
            let late = try dina.renewal(removing: bram.id, remaining: [dina, chris], after: try await stores.list())
            try await stores.renews(dina, remaining: [dina, bram, chris])

            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.membership.renew(late, recording: [stores.entry(.removed, by: dina.id)])
            }

            #expect(try await stores.members.member(bram.id).state == .admitted)
            #expect(try await stores.list().teamEpoch == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `two coordinators who shut each other out at the same time leave one`(database: DatabaseUnderTest) async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let given = try dina.giving(.coordinator, to: bram.id, after: try await stores.list())
            try await stores.membership.give(given, recording: stores.entry(.roleGiven, by: dina.id))

            async let one = stores.suspends(bram, by: dina)
            async let other = stores.suspends(dina, by: bram)
            let outcomes = [(try? await one) != nil, (try? await other) != nil]

            #expect(outcomes.count { $0 } == 1)
            #expect(try await stores.members.members().count { $0.state == .admitted } == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `whoever talks with him is back in the queue, told so, in the same breath`(database: DatabaseUnderTest)
        async throws
    {
        for way in WayOut.allCases {
            try await database.runAccounts { stores in
                try await stores.team(dina, [bram, chris])
                let hers = try await stores.talks(with: bram)
                let others = try await stores.talks(with: chris)

                let left = try await way.takes(bram, of: dina, remaining: [dina, chris], in: stores)

                #expect(left == [hers])
                #expect(try await stores.queue.waiting().map(\.id) == [hers])
                #expect(try await stores.queue.conversations(of: chris.id).map(\.id) == [others])
                let entries = try await stores.log.entries(of: hers, after: 0, limit: 10).map(\.content)
                #expect(entries.suffix(2) == [.left(bram.id, displayName: "Bram", why: .queue), .requeued])
                #expect(try await stores.audited().last == "given-back")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who gets another role with which he talks goes on with whom he has`(database: DatabaseUnderTest) async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let hers = try await stores.talks(with: bram)
            let given = try dina.giving(.shiftLead, to: bram.id, after: try await stores.list())

            #expect(try await stores.membership.give(given, recording: stores.entry(.roleGiven, by: dina.id)) == [])

            #expect(try await stores.queue.conversations(of: bram.id).map(\.id) == [hers])
        }
    }
}
