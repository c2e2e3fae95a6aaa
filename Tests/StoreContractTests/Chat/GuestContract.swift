import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// The way in: by her yes, a second professional's word, link and code.
@Suite struct GuestContract {
    private let piet = Piet()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `he comes in by his own epoch, talks under it, and everybody's messages say who wrote them`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.letsIn(piet)

            try await stores.writes(piet, 0, epoch: 2)
            try await stores.writes(.ada, 0, epoch: 2)

            #expect(try await stores.step() == .present)
            #expect(try await stores.known()?.epochDue == nil)
            let entries = try await stores.entries(.ada)
            #expect(try await stores.known()?.guests.map(\.since) == [entries[2].sequence])
            #expect(entries[2].content == .epoch(try #require(entries[2].content.epoch)))
            #expect(entries[2].content.epoch?.audience.contains("guest:\(piet.id)") == true)
            #expect(entries.suffix(2).map(\.content.participant) == [.guest(piet.id), .visitor])
            #expect(
                try await stores.auditedActions() == [
                    "claimed", "guest-proposed", "guest-accepted", "guest-confirmed", "guest-invited", "guest-joined",
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `without her own yes nobody goes on, and after a no there is another question only`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(piet)
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(piet, true, by: .somebody()) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.confirms(piet) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.invites(piet) }

            try await stores.answers(piet, false)
            try await stores.answers(piet, false)

            #expect(try await stores.step() == .refused)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.answers(piet, true) }
            try await stores.proposes(Piet())
            #expect(
                try await stores.auditedActions() == ["claimed", "guest-proposed", "guest-refused", "guest-proposed"],
                "an answer once more is no second line")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who invites does not confirm, and a number from elsewhere waits for a coordinator`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(piet, outside: true)
            #expect(try await stores.toConfirm(.dina, coordinator: true).isEmpty, "she has not answered")
            try await stores.answers(piet, true)

            #expect(try await stores.toConfirm(.chris, coordinator: false).isEmpty)
            #expect(try await stores.toConfirm(.bram, coordinator: true).isEmpty)
            #expect(try await stores.toConfirm(.dina, coordinator: true).map(\.guest.id) == [piet.id])
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.confirms(piet) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.confirms(piet, by: .bram, coordinator: true)
            }
            try await stores.confirms(piet, by: .dina, coordinator: true)

            #expect(try await stores.toConfirm(.dina, coordinator: true).isEmpty)
            await #expect(throws: StoreFailure.notFound) { try await stores.invites(piet, by: .chris) }
            try await stores.invites(piet)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a link is used by one page, and five wrong codes end it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.brings(piet)
            let other = SecretDigest(of: .random(32))
            await #expect(throws: StoreFailure.notFound) { try await stores.knocks(piet, token: other) }
            let first = piet.knock()
            try await stores.knocks(piet, first)
            try await stores.knocks(piet, first)
            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.knocks(piet, piet.knock(session: other))
            }

            for left in [4, 3, 2, 1] {
                #expect(try await stores.mistakes(piet).step.triesLeft == left)
                await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                    try await stores.knocks(piet, piet.knock(key: Data([4]) + Data.random(64)))
                }
                try await stores.knocks(piet, first)
            }
            #expect(try await stores.knock(piet, .bram) == first)
            #expect(try await stores.knock(piet, .chris) == nil, "only who has the code can judge it")
            #expect(try await stores.mistakes(piet).step == .expired(.tries))

            await #expect(throws: StoreFailure.conflict(.alreadyUsed)) {
                try await stores.knocks(piet, piet.knock(session: other))
            }
            await #expect(throws: (any Error).self) { try await stores.admits(piet, with: piet.epoch(2)) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nobody but the inviting tab lets him in, and by no epoch but his own`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let id = Visitor.ada.conversation
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.brings(piet)
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.admits(piet, with: piet.epoch(2))
            }
            try await stores.knocks(piet)

            await #expect(throws: StoreFailure.notFound) {
                try await stores.admits(piet, with: piet.epoch(2), by: .chris)
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.admits(piet, with: piet.epoch(3))
            }
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.admits(piet, with: Piet().epoch(2))
            }
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.mints(piet.epoch(2), for: .ada)
            }
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.mints(piet.epoch(2, reason: .renewed), for: .ada)
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.writes(piet, 0, epoch: 1) }
            #expect(try await stores.conversations.conversation(id).lastEpoch == 1)

            try await stores.admits(piet, with: piet.epoch(2))
            await #expect(throws: StoreFailure.notFound) {
                _ = try await stores.log.append(
                    .sample(3), to: id, by: piet.authority, at: stores.now(),
                    recording: AuditEntry(.epochMinted, by: .system, conversation: id, at: stores.now()))
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what nobody answered or used in time is over, and is written down once`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(piet)
            stores.clock.advance(by: GuestTerms.answer)
            #expect(try await stores.step() == .expired(.noAnswer), "before anybody wrote it down")
            let next = Piet()
            try await stores.brings(next)
            stores.clock.advance(by: GuestTerms.link)

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.knocks(next) }
            #expect(try await stores.expires() == [Visitor.ada.conversation])
            #expect(try await stores.expires().isEmpty)
            #expect(try await stores.step() == .expired(.link))
            #expect(try await stores.auditedActions().last == "guest-expired")
        }
    }
}

extension ConversationEntry.Content {
    var epoch: Epoch? { if case .epoch(let epoch) = self { epoch } else { nil } }
    var participant: Sender.Participant? {
        if case .message(_, _, let sender, _) = self { sender.participant } else { nil }
    }
}

extension ChatStores {
    func toConfirm(_ member: Professional, coordinator: Bool) async throws -> [GuestToConfirm] {
        try await guests.toConfirm(by: member.id, coordinator: coordinator, at: now())
    }

    func mistakes(_ piet: Piet) async throws -> Guest {
        let at = now()
        return try await guests.mistake(
            piet.id, by: Professional.bram.id, at: at,
            recording: Professional.bram.audited(.guestMistaken, .ada, at: at))
    }

    func knock(_ piet: Piet, _ member: Professional) async throws -> GuestKnock? {
        try await guests.knock(of: piet.id, for: member.id, at: now())
    }

    func expires() async throws -> [ConversationID] {
        let at = now()
        return try await guests.expire(lastSeenBefore: at - GuestTerms.silence, limit: 10, at: at)
    }
}
