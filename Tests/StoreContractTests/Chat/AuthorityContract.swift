import Chat
import HelplineCore
import TestSupport
import Testing

/// Whoever may no longer, may no longer finish: asked in the transaction, whatever was asked at the door.
@Suite struct AuthorityContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a tab that was shut out cannot finish anything it began`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let stranger = try await stores.returns(elsewhere: .ada)
            let sent = stranger.message(0)
            _ = try await stores.sends(sent, stranger)

            try await stores.revokesOthers(.ada)

            await #expect(throws: StoreFailure.notFound) { try await stores.sends(stranger.message(1), stranger) }
            // Nor does it hear again what was acknowledged to it.
            await #expect(throws: StoreFailure.notFound) { try await stores.sends(sent, stranger) }
            await #expect(throws: StoreFailure.notFound) { try await stores.mints(2, for: stranger) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.conversations.end(
                    stranger.conversation, by: stranger.authority, at: stores.now())
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.erases(stranger) }
            #expect(try await stores.sends(Visitor.ada.message(0), .ada).sequence > 0)
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .waiting)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the session of another conversation is no authority in hers`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            let intruder = Visitor(
                conversation: Visitor.ada.conversation, token: other.token, instance: other.instance)

            await #expect(throws: StoreFailure.notFound) { try await stores.sends(intruder.message(0), intruder) }
            await #expect(throws: StoreFailure.notFound) { try await stores.erases(intruder) }

            #expect(try await stores.sends(other.message(0), other).sequence == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a professional who has it no longer cannot finish either`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.mints(2, of: Visitor.ada.conversation, by: .bram)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.mints(3, of: Visitor.ada.conversation, by: .outsider)
            }
            try await stores.closes(.ada, .bram)

            await #expect(throws: StoreFailure.notFound) {
                try await stores.mints(3, of: Visitor.ada.conversation, by: .bram)
            }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.log.append(
                    Professional.bram.message(0, epoch: 2), to: Visitor.ada.conversation,
                    by: Professional.bram.voice, at: stores.now())
            }

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).lastEpoch == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nobody writes under another's name`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)

            for (message, authority) in [
                (Professional.bram.message(0), Visitor.ada.authority),
                (Visitor.ada.message(0), Professional.bram.voice),
                (Professional.bram.message(0), Professional.bram.authority), (Visitor.ada.message(0), .system),
            ] {
                await #expect(throws: StoreFailure.notFound) {
                    try await stores.log.append(
                        message, to: Visitor.ada.conversation, by: authority, at: stores.now())
                }
            }

            #expect(try await stores.sends(Visitor.ada.message(0), .ada).sequence == 3)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `erasing again is answered though the session went with it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.erases(.ada)

            try await stores.erases(.ada)

            #expect(try await stores.auditedActions() == ["erased"])
        }
    }
}

extension ChatStores {
    @discardableResult
    func sends(_ message: NewMessage, _ visitor: Visitor) async throws -> Acknowledgement {
        try await log.append(message, to: visitor.conversation, by: visitor.authority, at: now())
    }

    @discardableResult
    func mints(_ number: Int, of conversation: ConversationID, by member: Professional) async throws
        -> Acknowledgement
    {
        let at = now()
        return try await log.append(
            .sample(number), to: conversation, by: member.authority, at: at,
            recording: AuditEntry(.epochMinted, by: .member(member.id), conversation: conversation, at: at))
    }

    /// The same conversation in another tab, by its return code.
    func returns(elsewhere visitor: Visitor) async throws -> Visitor {
        let other = Visitor(
            conversation: visitor.conversation, token: Visitor.somebody().token, instance: .random(8))
        _ = try await redeems(try await makesCode(visitor), other.token)
        return other
    }

    /// She shuts every other tab out.
    func revokesOthers(_ visitor: Visitor) async throws {
        try await sessions.revoke(
            visitor.conversation, except: visitor.token,
            recording: AuditEntry(.revoked, by: .visitor, conversation: visitor.conversation, at: now()))
    }
}
