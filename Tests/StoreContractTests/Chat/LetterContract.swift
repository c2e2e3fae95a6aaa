import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// A written handover: by her yes, once, and then it is gone. That its text lies at no other step than `sent` and `opened` the schema itself
/// refuses.
@Suite struct LetterContract {
    private let letter = ShelterLetter()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `it is opened once, confirmed, and nothing of it is left`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.laysDown(letter)

            #expect(try await stores.opens(letter) == .opened(sealed: letter.text))
            // The answer got lost on its way.
            #expect(try await stores.opens(letter) == .opened(sealed: letter.text))
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.opens(letter, session: SecretDigest(of: .random(32)))
            }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.receives(letter, session: SecretDigest(of: .random(32)))
            }
            try await stores.receives(letter)

            #expect(try await stores.step(letter) == .received)
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) { try await stores.opens(letter) }
            #expect(
                try await stores.auditedActions().filter { $0.hasPrefix("letter") } == [
                    "letter-proposed", "letter-accepted", "letter-sent", "letter-opened", "letter-received",
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nothing goes out without her yes`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.proposes(letter, by: .chris) }
            try await stores.proposes(letter)
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.proposes(ShelterLetter()) }

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.sends(letter) }
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(letter, true, by: .somebody()) }
            try await stores.answers(letter, false)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.sends(letter) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.answers(letter, true) }

            try await stores.proposes(ShelterLetter())
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `she takes it back as long as nobody opened it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.laysDown(letter)

            try await stores.answers(letter, false)

            #expect(try await stores.step(letter) == .refused)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.opens(letter) }
        }
        try await database.run { stores in
            try await stores.laysDown(letter)
            try await stores.opens(letter)

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.answers(letter, false) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.withdraws(letter) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `about a child a second professional reads it first`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(letter, age: .unsaid)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.confirms(letter) }
            try await stores.answers(letter, true)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.sends(letter) }
            #expect(try await stores.calls(.chris) == [letter.id])
            #expect(try await stores.calls(.bram) == [])

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.confirms(letter, by: .bram) }
            try await stores.confirms(letter)

            #expect(try await stores.calls(.chris) == [])
            try await stores.sends(letter)
            #expect(try await stores.opens(letter) == .opened(sealed: letter.text))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what it says is given to whom it waits for, and each time that is recorded`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            func taken() async throws -> Int {
                try await stores.auditedActions().filter { $0 == "letter-read" }.count
            }
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(letter, age: .from12)
            for member in [Professional.bram, .chris] {
                await #expect(throws: StoreFailure.notFound) { try await stores.reads(letter, member) }
            }
            try await stores.answers(letter, true)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(letter, .bram) }
            #expect(try await stores.reads(letter, .chris) == stores.reads(letter, .chris))
            #expect(try await taken() == 2)

            try await stores.confirms(letter)
            try await stores.sends(letter)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(letter, .chris) }
            stores.clock.advance(by: LetterTerms.unread)
            // Who wrote it may be the one who is there.
            try await stores.reads(letter, .bram)
            #expect(try await taken() == 3)
            try await stores.withdraws(letter)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(letter, .chris) }
            #expect(try await taken() == 3)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `five wrong codes destroy it, and who has no link costs it no try`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.laysDown(letter)
            let wrong = SecretDigest(of: .random(32))
            await #expect(throws: StoreFailure.notFound) { try await stores.opens(letter, token: wrong) }
            await #expect(throws: StoreFailure.notFound) { try await stores.opens(ShelterLetter()) }

            for left in [4, 3, 2, 1, 0] {
                #expect(try await stores.opens(letter, proof: wrong) == .mistaken(triesLeft: left))
            }

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.opens(letter) }
            #expect(try await stores.step(letter) == .expired(.tries))
            // Another link, of the same words.
            try await stores.sends(letter)
            #expect(try await stores.opens(letter) == .opened(sealed: letter.text))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what nobody opens is destroyed in time, and somebody is called before`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.laysDown(letter)
            #expect(try await stores.calls(.chris) == [])
            stores.clock.advance(by: LetterTerms.unread)
            #expect(try await stores.calls(.chris) == [letter.id])
            #expect(try await stores.letters.expire(limit: 10, at: stores.now()) == [])

            stores.clock.advance(by: LetterTerms.link)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.opens(letter) }
            #expect(try await stores.letters.expire(limit: 10, at: stores.now()) == [Visitor.ada.conversation])

            #expect(try await stores.step(letter) == .expired(.link))
            #expect(try await stores.calls(.chris) == [letter.id])
            // Who called says so, also who did not write it.
            try await stores.withdraws(letter, by: .chris)
            #expect(try await stores.calls(.chris) == [])
            #expect(try await stores.letters.expire(limit: 10, at: stores.now()) == [])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was opened and not confirmed is destroyed too`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.laysDown(letter)
            try await stores.opens(letter)

            stores.clock.advance(by: LetterTerms.reading)

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.opens(letter) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.receives(letter) }
            #expect(try await stores.letters.expire(limit: 10, at: stores.now()) == [Visitor.ada.conversation])
            #expect(try await stores.step(letter) == .expired(.unconfirmed))
            #expect(try await stores.calls(.chris) == [letter.id])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `closing withdraws what has not gone out, and leaves what lies for somebody`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(letter, age: .from12)
            try await stores.answers(letter, true)

            try await stores.closes(.ada, .bram)

            #expect(try await stores.step(letter) == .expired(.withdrawn))
            #expect(try await stores.calls(.chris) == [])
        }
        try await database.run { stores in
            try await stores.laysDown(letter)
            try await stores.closes(.ada, .bram)

            #expect(try await stores.opens(letter) == .opened(sealed: letter.text))
            try await stores.receives(letter)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `it goes with her conversation`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.laysDown(letter)

            try await stores.erases(.ada)

            await #expect(throws: StoreFailure.notFound) { try await stores.opens(letter) }
            #expect(try await stores.calls(.chris) == [])
        }
    }
}
