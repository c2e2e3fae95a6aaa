import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct SignInLimiterContract {
    private let start = Timestamp(seconds: 1_795_291_200)
    private let bram = SignInLimiter.Key.account(Professional.bram.id)

    /// Runs `story` with the limiters of two nodes.
    private func limiters(
        _ database: DatabaseUnderTest, _ story: (SignInLimiter, SignInLimiter) async throws -> Void
    ) async throws {
        let key = Data(repeating: 7, count: 32)
        try await database.runLimits { one, two async throws in
            try await story(SignInLimiter(SharedLimits(one, key: key)), SignInLimiter(SharedLimits(two, key: key)))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `five guesses a minute are all, whichever nodes are asked`(database: DatabaseUnderTest) async throws {
        try await limiters(database) { one, two async throws in
            for number in 0..<5 {
                #expect(try await (number % 2 == 0 ? one : two).attempt(bram, at: start) == nil)
            }

            #expect(try await one.attempt(bram, at: start + .seconds(20)) == .seconds(40))
            #expect(try await two.attempt(bram, at: start + .seconds(20)) == .seconds(40))
            #expect(try await two.attempt(bram, at: start + .seconds(60)) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `guesses at one account slow neither another nor a browser that knows it`(database: DatabaseUnderTest)
        async throws
    {
        try await limiters(database) { one, two async throws in
            for _ in 0..<5 { _ = try await one.attempt(bram, at: start) }
            #expect(try await two.attempt(bram, at: start) != nil)

            #expect(try await two.attempt(.account(Professional.chris.id), at: start) == nil)
            #expect(try await two.attempt(.knownBrowser(Professional.bram.id), at: start) == nil)
            #expect(try await two.attempt(.stranger(Professional.bram.id.description), at: start) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a name nobody has is slowed down the same`(database: DatabaseUnderTest) async throws {
        try await limiters(database) { one, two async throws in
            for _ in 0..<5 { #expect(try await one.attempt(.stranger("nobody"), at: start) == nil) }

            #expect(try await two.attempt(.stranger("nobody"), at: start) == .seconds(60))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who signed in begins anew`(database: DatabaseUnderTest) async throws {
        try await limiters(database) { one, two async throws in
            for _ in 0..<5 { _ = try await one.attempt(bram, at: start) }
            #expect(try await one.attempt(bram, at: start) != nil)

            try await two.forget(bram)

            #expect(try await one.attempt(bram, at: start) == nil)
        }
    }
}
