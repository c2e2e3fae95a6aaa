import Accounts
import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct ResealingContract {
    let dina = Colleague(.dina)
    let bram = Colleague(.bram)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what is sealed anew takes the old one's place, with a new epoch, and then the old keys go`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let opening = Visitor.ada.opening()
            try await stores.begins(opening)
            try await stores.renews(dina, removing: bram, remaining: [dina])
            let behind = try await stores.resealing.behind(after: nil, limit: 20)
            #expect(behind.left == 1)
            #expect(behind.conversations.map(\.keys.root.sealed) == [opening.sealedRoot])
            let resealed = try #require(Self.resealed(opening))

            let result = try await stores.reseals([resealed], by: dina)

            #expect(result == ResealingResult(taken: [opening.id], left: 0))
            #expect(try await stores.resealing.behind(after: nil, limit: 20).conversations.isEmpty)
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [2])
            #expect(try await stores.audited().last == "old-team-keys-destroyed")
            let entries = try await stores.log.entries(of: opening.id, after: 0, limit: 10)
            #expect(entries.last?.content == .epoch(resealed.next))
            let keys = try await stores.opens(opening.id, by: .dina)
            #expect(keys.root == TeamSealed(teamEpoch: 2, sealed: resealed.root))
            #expect(keys.epochs.first?.sealed["team"] == resealed.epochs[1])
            #expect(keys.epochs.first?.sealed["visitor"] == opening.epoch.sealed["visitor"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the old team key goes for everybody, for the kit too`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [])
            try await stores.begins(Visitor.ada.opening())
            let old = try await stores.membership.teamKeys(of: dina.id)[0].sealed
            #expect(try await stores.written().contains { $0.range(of: old) != nil })
            try await stores.renews(dina, remaining: [dina])

            _ = try await stores.reseals([try #require(Self.resealed(Visitor.ada.opening()))], by: dina)

            #expect(try await stores.membership.teamKeys(of: dina.recoveryID).map(\.teamEpoch) == [2])
            #expect(try await !stores.membership.teamKeys(of: dina.id).contains { $0.sealed == old })
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the old keys stay while one conversation is behind`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [])
            try await stores.begins(Visitor.ada.opening())
            let other = Visitor.somebody().opening()
            try await stores.begins(other)
            try await stores.renews(dina, remaining: [dina])

            let result = try await stores.reseals([try #require(Self.resealed(other))], by: dina)

            #expect(result.left == 1)
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1, 2])
            #expect(try await stores.audited().last == "team-key-renewed")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the old keys stay while a saved text of somebody in the team is behind, and go with the last`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let (shared, brams) = (SavedText.sample(), SavedText.sample(.member(bram.id), signer: .bram))
            try await stores.keeps(shared, .dina)
            try await stores.keeps(brams, .bram)
            try await stores.renews(dina, remaining: [dina, bram])
            _ = try await stores.reseals([], by: dina)
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1, 2])

            try await stores.keeps(.sample(id: shared.id, version: 2, teamEpoch: 2), .dina)
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1, 2])
            try await stores.keeps(
                .sample(id: brams.id, .member(bram.id), version: 2, teamEpoch: 2, signer: .bram), .bram)

            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [2])
            #expect(try await stores.audited().last == "old-team-keys-destroyed")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what changed meanwhile is left for the next time, and done twice is done once`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [])
            let opening = Visitor.ada.opening()
            try await stores.begins(opening)
            try await stores.renews(dina, remaining: [dina])
            let resealed = try #require(Self.resealed(opening))
            _ = try await stores.log.append(
                .sample(2, teamEpoch: 2), to: opening.id, by: Visitor.ada.authority, at: stores.clock.now(),
                recording: AuditEntry(.epochMinted, by: .visitor, at: stores.clock.now()))

            #expect(try await stores.reseals([resealed], by: dina) == ResealingResult(taken: [], left: 1))

            let again = try #require(Self.resealed(opening, epochs: 2))
            #expect(try await stores.reseals([again], by: dina).taken == [opening.id])
            #expect(try await stores.reseals([again], by: dina) == ResealingResult(taken: [], left: 0))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nobody but a coordinator seals anew, and nothing is begun with an old team key`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let opening = Visitor.ada.opening()
            try await stores.begins(opening)
            try await stores.renews(dina, remaining: [dina, bram])

            await #expect(throws: StoreFailure.notFound) {
                try await stores.reseals([try #require(Self.resealed(opening))], by: bram)
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.begins(Visitor.somebody().opening(teamEpoch: 1))
            }
            _ = try await stores.queue.claim(
                opening.id, by: .bram, atMost: 3, at: stores.clock.now(), recording: stores.entry(.claimed, by: bram.id)
            )
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.staff.keepStaffKey(
                    TeamSealed(teamEpoch: 1, sealed: .sample()), for: opening.id, by: bram.id)
            }
            #expect(try await stores.resealing.behind(after: nil, limit: 20).left == 1)
        }
    }

    /// As a browser makes it: opaque to the store.
    private static func resealed(_ opening: ConversationOpening, epochs: Int = 1) -> ResealedConversation? {
        let sealed = Dictionary(uniqueKeysWithValues: (1...epochs).map { ($0, SealedKey.sample()) })
        return ResealedConversation(
            id: opening.id, root: .sample(), staffKey: nil, epochs: sealed,
            next: .sample(epochs + 1, teamEpoch: 2, reason: .teamChanged))
    }
}

extension AccountStores {
    fileprivate func begins(_ opening: ConversationOpening) async throws {
        _ = try await conversations.open(opening, queueCap: 10, at: clock.now())
    }

    fileprivate func keeps(_ text: SavedText, _ by: Professional) async throws {
        try await savedTexts.keep(text, by: by, recording: entry(.savedTextKept, by: by.id))
    }

    fileprivate func reseals(_ conversations: [ResealedConversation], by colleague: Colleague) async throws
        -> ResealingResult
    {
        try await resealing.reseal(
            conversations, by: colleague.id, at: clock.now(),
            recording: entry(.oldTeamKeysDestroyed, by: colleague.id))
    }

    fileprivate func opens(_ id: ConversationID, by professional: Professional) async throws -> StaffKeys {
        _ = try await queue.claim(
            id, by: professional, atMost: 3, at: clock.now(), recording: entry(.claimed, by: professional.id))
        return try await staff.open(id, by: professional.id, recording: entry(.opened, by: professional.id))
    }
}
