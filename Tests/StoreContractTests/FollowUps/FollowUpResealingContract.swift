import Accounts
import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct FollowUpResealingContract {
    let dina = Colleague(.dina)
    let bram = Colleague(.bram)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the old team keys stay while a follow-up is behind, and go with the last`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram])
            let opening = Visitor.ada.opening()
            _ = try await stores.conversations.open(opening, queueCap: 9, at: stores.clock.now())
            _ = try await stores.queue.claim(
                opening.id, by: .bram, atMost: 3, at: stores.clock.now(),
                recording: stores.entry(.claimed, by: bram.id))
            let (one, other) = (FollowUp.sample(), FollowUp.sample())
            for each in [one, other] {
                try await stores.followUps.begin(
                    each, of: opening.id, token: SecretDigest(of: .random(32)),
                    recording: stores.entry(.followUpBegun, by: bram.id))
            }
            try await stores.renews(dina, remaining: [dina, bram])
            try await stores.conversations.erase(
                ErasureOrder(opening.id, reason: .retention, at: stores.clock.now()), by: .system,
                recording: stores.entry(.expired, by: bram.id))
            _ = try await stores.resealing.reseal(
                [], by: dina.id, at: stores.clock.now(), recording: stores.entry(.oldTeamKeysDestroyed, by: dina.id))
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1, 2])

            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.followUps.reseal(one.id, to: one.details, at: stores.clock.now())
            }
            let anew = FollowUp.sample(teamEpoch: 2).details
            try await stores.followUps.reseal(one.id, to: anew, at: stores.clock.now())
            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [1, 2])
            try await stores.followUps.end(
                other.id, token: SecretDigest(of: .random(32)), recording: stores.entry(.followUpEnded, by: bram.id))

            #expect(try await stores.membership.teamKeys(of: dina.id).map(\.teamEpoch) == [2])
            #expect(try await stores.followUps.open(limit: 9).map(\.details) == [anew])
            #expect(try await stores.audited().last == "old-team-keys-destroyed")
        }
    }
}
