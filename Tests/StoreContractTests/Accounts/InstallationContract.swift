import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct InstallationContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a founding keeps everything at once and records it`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            let dina = Colleague(.dina)
            #expect(try await stores.installation.installation() == nil)

            try await stores.founds(dina)

            let installation = try #require(try await stores.installation.installation())
            let statements = try await stores.membership.statements()
            #expect(installation.name == "Proefhuis")
            #expect(installation.returnCodeSalt == Data(repeating: 0x5a, count: 16))
            #expect(installation.rootHash == statements.first?.statement.hash)
            #expect(statements.map(\.statement.action) == [.found, .recovery])
            #expect(try await stores.members.member(dina.id).state == .admitted)
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1])
            #expect(try await stores.audited() == ["installed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a set-up link works once and for its hour, and a newer one replaces it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            let now = stores.clock.now()
            let newer = SecretDigest(of: Data("newer".utf8))
            try await stores.installation.offerSetUp(stores.setUp, until: now + .hours(1))
            #expect(try await stores.installation.isSetUpOpen(stores.setUp, at: now))
            #expect(try await !stores.installation.isSetUpOpen(newer, at: now))

            try await stores.installation.offerSetUp(newer, until: now + .hours(1))

            #expect(try await !stores.installation.isSetUpOpen(stores.setUp, at: now))
            #expect(try await stores.installation.isSetUpOpen(newer, at: now + .hours(1) - .seconds(1)))
            #expect(try await !stores.installation.isSetUpOpen(newer, at: now + .hours(1)))
            let founding = try Colleague(.dina).founding(stores.keys)
            await #expect(throws: StoreFailure.notFound) { try await stores.found(founding) }
            #expect(try await stores.installation.installation() == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of many foundings at once one wins`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.installation.offerSetUp(stores.setUp, until: stores.clock.now() + .hours(1))

            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    let founding = try Colleague(.dina).founding(stores.keys)
                    group.addTask {
                        do {
                            try await stores.found(founding)
                            return true
                        } catch StoreFailure.conflict(.alreadyUsed) {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            #expect(wins == 1)
            #expect(try await stores.audited() == ["installed"])
            #expect(try await !stores.installation.isSetUpOpen(stores.setUp, at: stores.clock.now()))
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.installation.offerSetUp(stores.setUp, until: stores.clock.now() + .hours(1))
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a demonstration is marked before it is founded, and for ever`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            #expect(try await !stores.installation.isDemonstration())

            try await stores.installation.markAsDemonstration()
            try await stores.founds(Colleague(.dina))
            try await stores.installation.markAsDemonstration()

            #expect(try await stores.installation.isDemonstration())
            #expect(try await stores.installation.installation()?.isDemonstration == true)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a real installation never becomes a demonstration`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(Colleague(.dina))

            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.installation.markAsDemonstration()
            }

            #expect(try await !stores.installation.isDemonstration())
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `neither share nor code secret stands in the database`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            let dina = Colleague(.dina)
            try await stores.founds(dina)
            let wrapped = try #require(try await stores.members.account(dina.id)).credentials.wrapped

            let bytes = try await stores.written()

            // The premise: what is kept as it came is found by this search.
            #expect(bytes.contains { $0.range(of: wrapped) != nil })
            for secret in [dina.share, dina.codeSecret] {
                #expect(!bytes.contains { $0.range(of: secret) != nil })
                #expect(!bytes.contains { $0.range(of: Data(secret.base64EncodedString().utf8)) != nil })
                #expect(!bytes.contains { $0.range(of: Data(Base32.encode(secret).utf8)) != nil })
            }
        }
    }
}
