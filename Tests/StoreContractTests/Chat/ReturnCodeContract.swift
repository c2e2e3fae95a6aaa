import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ReturnCodeContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a return code opens the conversation on another device`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            let device = Visitor.somebody().token

            let redeemed = try await stores.redeems(code, device)
            try await stores.sessions.keep(.sample(), for: device, at: stores.now())

            #expect(redeemed == Redemption(conversation: Visitor.ada.conversation, wrapped: code.wrapped))
            let session = try await stores.sessions.session(device, term: .minutes(15), at: stores.now())
            #expect(session.conversation == Visitor.ada.conversation)
            #expect(session.wrappedTicket != nil)
            #expect(try await stores.entries(.ada).suffix(2).map(\.content) == [.codeMade, .returned])
            #expect(try await stores.auditedActions() == ["return-code-made", "returned"])
            #expect(
                try await stores.conversations.conversation(Visitor.ada.conversation).returnCodeExpires
                    == code.expires.hour)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an unknown locator, a wrong secret and a passed term are one answer`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            _ = try await stores.redeems(code, Visitor.somebody().token)
            let other = Visitor.somebody().token

            for (locator, secret) in [(other, code.secret), (code.locator, other), (other, other)] {
                await #expect(throws: StoreFailure.notFound) {
                    try await stores.sessions.redeem(
                        locator: locator, secret: secret, for: Visitor.somebody().token, at: stores.now())
                }
            }
            stores.clock.advance(by: .days(31))
            await #expect(throws: StoreFailure.notFound) { try await stores.redeems(code, Visitor.somebody().token) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a new return code replaces the old one, and forgetting leaves none`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            let old = try await stores.makesCode(.ada)
            let new = try await stores.makesCode(.ada)

            await #expect(throws: StoreFailure.notFound) { try await stores.redeems(old, Visitor.somebody().token) }
            _ = try await stores.redeems(new, Visitor.somebody().token)
            try await stores.sessions.forgetReturnCode(of: Visitor.ada.conversation, by: Visitor.ada.token)

            await #expect(throws: StoreFailure.notFound) { try await stores.redeems(new, Visitor.somebody().token) }
            #expect(
                try await stores.conversations.conversation(Visitor.ada.conversation).returnCodeExpires == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `revoking leaves her own tab and nobody else's`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            let stranger = Visitor(
                conversation: Visitor.ada.conversation, token: Visitor.somebody().token, instance: .random(8))
            _ = try await stores.redeems(code, stranger.token)
            _ = try await stores.session(stranger)
            let at = stores.now()

            try await stores.sessions.revoke(
                Visitor.ada.conversation, except: Visitor.ada.token,
                recording: AuditEntry(.revoked, by: .visitor, conversation: Visitor.ada.conversation, at: at))

            await #expect(throws: StoreFailure.notFound) { try await stores.session(stranger) }
            await #expect(throws: StoreFailure.notFound) { try await stores.redeems(code, Visitor.somebody().token) }
            #expect(try await stores.session(.ada).conversation == Visitor.ada.conversation)
            #expect(try await stores.auditedActions().last == "revoked")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a tab that was shut out cannot let itself in with a new code`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            let stranger = Visitor(
                conversation: Visitor.ada.conversation, token: Visitor.somebody().token, instance: .random(8))
            _ = try await stores.redeems(code, stranger.token)
            let taken = try await stores.makesCode(stranger)
            let at = stores.now()
            try await stores.sessions.revoke(
                Visitor.ada.conversation, except: Visitor.ada.token,
                recording: AuditEntry(.revoked, by: .visitor, conversation: Visitor.ada.conversation, at: at))

            await #expect(throws: StoreFailure.notFound) { try await stores.makesCode(stranger) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.sessions.revoke(
                    Visitor.ada.conversation, except: stranger.token,
                    recording: AuditEntry(.revoked, by: .visitor, conversation: Visitor.ada.conversation, at: at))
            }

            await #expect(throws: StoreFailure.notFound) { try await stores.redeems(taken, Visitor.somebody().token) }
            #expect(try await stores.session(.ada).conversation == Visitor.ada.conversation)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a return whose answer was lost is answered again and recorded once`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            let device = Visitor.somebody().token
            let first = try await stores.redeems(code, device)

            let again = try await stores.redeems(code, device)

            #expect(again == first)
            #expect(try await stores.entries(.ada).count { $0.content == .returned } == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a code never outlives the conversation it opens`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let opened = stores.now()
            stores.clock.advance(by: .days(20))
            let at = stores.now()

            let kept = try await stores.sessions.keep(
                ReturnCode(
                    locator: Visitor.somebody().token, secret: Visitor.somebody().token, wrapped: .sample(),
                    expires: at + .days(30)),
                for: Visitor.ada.conversation, by: Visitor.ada.token, at: at,
                recording: AuditEntry(
                    .returnCodeMade, by: .visitor, conversation: Visitor.ada.conversation, at: at))

            #expect(kept == (opened + .days(30)).hour)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a returned visitor is not alone any more`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let code = try await stores.makesCode(.ada)
            try await stores.sessions.end(Visitor.ada.token)

            _ = try await stores.redeems(code, Visitor.somebody().token)

            #expect(try await stores.endsAbandoned().isEmpty)
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .waiting)
        }
    }
}
