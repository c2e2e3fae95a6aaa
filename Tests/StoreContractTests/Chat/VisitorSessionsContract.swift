import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct VisitorSessionsContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a session lives a quarter of an hour after its last sign of life`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            for _ in 0..<3 {
                stores.clock.advance(by: .minutes(14))
                #expect(try await stores.session(.ada).conversation == Visitor.ada.conversation)
            }

            stores.clock.advance(by: .minutes(16))

            await #expect(throws: StoreFailure.notFound) { try await stores.session(.ada) }
            #expect(try await stores.sessions.hasSession(Visitor.ada.conversation) == false)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an unknown token opens nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.session(.ada)

            await #expect(throws: StoreFailure.notFound) { try await stores.session(.somebody()) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.sessions.keep(.sample(), for: Visitor.somebody().token, at: stores.now())
            }
            #expect(try await stores.sessions.end(Visitor.somebody().token) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `leaving deletes the token and the ticket`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)

            let left = try await stores.sessions.end(Visitor.ada.token)

            #expect(left == Visitor.ada.conversation)
            await #expect(throws: StoreFailure.notFound) { try await stores.session(.ada) }
            #expect(try await stores.sessions.hasSession(Visitor.ada.conversation) == false)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `her end deletes the ticket of her tab and leaves the session, and talking on keeps one again`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let other = Visitor(
                conversation: Visitor.ada.conversation, token: Visitor.somebody().token, instance: .random(8))
            _ = try await stores.redeems(try await stores.makesCode(.ada), other.token)
            try await stores.sessions.keep(.sample(), for: other.token, at: stores.now())

            for _ in 0..<2 { try await stores.ends(.ada, by: .visitor(Visitor.ada.token)) }

            #expect(try await stores.session(.ada).wrappedTicket == nil)
            #expect(try await stores.session(other).wrappedTicket != nil)

            try await stores.sessions.keep(.sample(), for: Visitor.ada.token, at: stores.now())
            #expect(try await stores.session(.ada).wrappedTicket != nil)

            try await stores.ends(.ada, by: .system)
            #expect(try await stores.session(.ada).wrappedTicket != nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `sessions without a sign of life are deleted, others stay`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let lively = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(lively)
            stores.clock.advance(by: .minutes(10))
            _ = try await stores.session(lively)

            let deleted = try await stores.sessions.deleteSessions(lastSeenBefore: stores.now() - .minutes(5))

            #expect(deleted == 1)
            #expect(try await stores.sessions.hasSession(Visitor.ada.conversation) == false)
            #expect(try await stores.sessions.hasSession(lively.conversation))
        }
    }
}

extension ChatStores {
    func session(_ visitor: Visitor) async throws -> VisitorSession {
        try await sessions.session(visitor.token, term: .minutes(15), at: now())
    }

    /// A return code for thirty days.
    func makesCode(_ visitor: Visitor) async throws -> ReturnCode {
        let at = now()
        let code = ReturnCode(
            locator: Visitor.somebody().token, secret: Visitor.somebody().token, wrapped: .sample(),
            expires: at + .days(30))
        try await sessions.keep(
            code, for: visitor.conversation, by: visitor.token, at: at,
            recording: AuditEntry(.returnCodeMade, by: .visitor, conversation: visitor.conversation, at: at))
        return code
    }

    func ends(_ visitor: Visitor, by authority: Authority) async throws {
        _ = try await conversations.end(visitor.conversation, by: authority, at: now())
    }

    func redeems(_ code: ReturnCode, _ token: SecretDigest) async throws -> Redemption {
        try await sessions.redeem(locator: code.locator, secret: code.secret, for: token, at: now())
    }
}
