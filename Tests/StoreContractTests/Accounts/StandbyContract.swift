import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

/// Who is there, and who may be called up: what the opening of the chat asks.
@Suite struct StandbyContract {
    let dina = Colleague(.dina)
    let bram = Colleague(.bram)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is signed in counts once, until he has been idle for too long`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.signsIn(dina, token: SecretDigest(of: Data("one".utf8)), step: 200)
            try await stores.signsIn(dina, token: SecretDigest(of: Data("two".utf8)), step: 201)
            let terms = SignInTerms()

            let now = try await stores.signIns.signedIn(terms: terms, at: stores.clock.now())
            let later = try await stores.signIns.signedIn(terms: terms, at: stores.clock.now() + .minutes(31))

            #expect(now.map(\.id) == [dina.id])
            #expect(later.isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who enrolled and was not admitted is not there yet`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(bram, by: dina)
            try await stores.enrols(bram)
            try await stores.signsIn(bram, token: SecretDigest(of: Data("bram".utf8)), step: 300)
            let before = try await stores.signIns.signedIn(terms: SignInTerms(), at: stores.clock.now())

            try await stores.admits(bram, by: dina)

            #expect(before.isEmpty)
            #expect(
                try await stores.signIns.signedIn(terms: SignInTerms(), at: stores.clock.now()).map(\.id) == [bram.id])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a list takes the place of the one before, and nobody strange is on it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            func keep(_ members: Set<MemberID>) async throws {
                try await stores.standby.keep(members, recording: stores.entry(.standbyChanged, by: dina.id))
            }
            try await keep([dina.id])
            #expect(try await stores.standby.standingBy().map(\.id) == [dina.id])

            await #expect(throws: StoreFailure.notFound) { try await keep([.random()]) }
            #expect(try await stores.standby.standingBy().map(\.id) == [dina.id])
            try await keep([])

            #expect(try await stores.standby.standingBy().isEmpty)
            #expect(try await stores.audited() == ["installed", "standby-changed", "standby-changed"])
        }
    }
}
