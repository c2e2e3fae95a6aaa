import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct SignInContract {
    let dina = Colleague(.dina)
    let token = SecretDigest(of: Data("cookie".utf8))
    let terms = SignInTerms()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a sign-in says whose it is until it ends`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.signsIn(dina, token: token, step: 200)
            #expect(try await whose(token, stores).id == dina.id)

            try await stores.signIns.end(token, recording: stores.entry(.signedOut, by: dina.id))
            try await stores.signIns.end(token, recording: stores.entry(.signedOut, by: dina.id))

            await #expect(throws: StoreFailure.notFound) { try await whose(token, stores) }
            #expect(try await stores.audited() == ["installed", "signed-in", "signed-out"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `another's token opens nothing`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.signsIn(dina, token: token, step: 200)
            #expect(try await whose(token, stores).id == dina.id)

            await #expect(throws: StoreFailure.notFound) {
                try await whose(SecretDigest(of: Data("outsider".utf8)), stores)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a code's step counts once, also for many at the same time`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)

            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        do {
                            try await stores.signsIn(dina, token: SecretDigest(of: Data([UInt8(number)])), step: 200)
                            return true
                        } catch StoreFailure.conflict(.alreadyUsed) {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            #expect(wins == 1)
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.signsIn(dina, token: token, step: 199)
            }
            try await stores.signsIn(dina, token: token, step: 201)
            #expect(try await stores.members.account(dina.id)?.lastCodeStep == 201)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the code of the enrolment itself is used up`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)

            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.signsIn(dina, token: token, step: 100)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `idleness and age end a sign-in; a look without a sign of life does not keep it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.signsIn(dina, token: token, step: 200)
            stores.clock.advance(by: .minutes(20))
            #expect(try await whose(token, stores, signOfLife: false).id == dina.id)
            stores.clock.advance(by: .minutes(10))
            #expect(try await whose(token, stores).id == dina.id)
            stores.clock.advance(by: .minutes(30))
            #expect(try await whose(token, stores, signOfLife: false).id == dina.id)

            stores.clock.advance(by: .seconds(1))

            await #expect(throws: StoreFailure.notFound) { try await whose(token, stores) }
            #expect(try await stores.signIns.deleteEnded(terms: terms, at: stores.clock.now()) == 1)
            #expect(try await stores.signIns.deleteEnded(terms: terms, at: stores.clock.now()) == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an unknown member cannot sign in, and a refusal leaves its trace`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)

            await #expect(throws: StoreFailure.notFound) {
                try await stores.signsIn(Colleague(.outsider), token: token, step: 200)
            }
            try await stores.signIns.recordRefusal(stores.entry(.signInRefused, by: dina.id))

            #expect(try await stores.audited() == ["installed", "sign-in-refused"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of many who wrap the same keys anew one wins, and the others' are not kept`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            let first = try await wrapped(stores)
            let attempts = try (0..<8).map { _ in
                try #require(Rewrapping(member: dina.id, replaced: first, wrapped: .random(300)))
            }

            let won = try await withThrowingTaskGroup(of: Data?.self) { group in
                for attempt in attempts {
                    group.addTask {
                        do {
                            try await stores.members.rewrap(attempt)
                            return attempt.wrapped
                        } catch StoreFailure.conflict(.outdated) {
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [Data]()) { if let kept = $1 { $0.append(kept) } }
            }

            #expect(won.count == 1)
            #expect(try await wrapped(stores) == won.first)
            let nobodys = try #require(
                Rewrapping(member: Professional.outsider.id, replaced: first, wrapped: .random(300)))
            await #expect(throws: StoreFailure.notFound) { try await stores.members.rewrap(nobodys) }
        }
    }

    private func wrapped(_ stores: AccountStores) async throws -> Data {
        try #require(try await stores.members.account(dina.id)).credentials.wrapped
    }

    @discardableResult
    private func whose(_ token: SecretDigest, _ stores: AccountStores, signOfLife: Bool = true) async throws -> Member {
        try await stores.signIns.member(
            signedInWith: token, terms: terms, signOfLife: signOfLife, at: stores.clock.now())
    }
}
