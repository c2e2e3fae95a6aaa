import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationRulesTests {
    private func conversation(_ state: Conversation.State, claimedBy: MemberID?) -> Conversation {
        Conversation(
            id: Visitor.ada.conversation, state: state, language: .dutch, topic: nil, danger: false, queueNumber: 1,
            waitingSince: Timestamp(seconds: 0), claimedBy: claimedBy, lastSequence: 1, lastEpoch: 1,
            returnCodeExpires: nil)
    }

    @Test func `she may write while she waits and while it is active`() {
        let accepted = Conversation.State.allCases.filter { conversation($0, claimedBy: nil).accepts(.visitor) }

        #expect(accepted == [.waiting, .active])
    }

    @Test func `a professional may write only in an active conversation of his own`() {
        let bram = Professional.bram.id
        let accepted = Conversation.State.allCases.filter {
            conversation($0, claimedBy: bram).accepts(.counsellor(bram))
        }

        #expect(accepted == [.active])
        #expect(!conversation(.active, claimedBy: bram).accepts(.counsellor(Professional.outsider.id)))
    }

    @Test(arguments: [(284, true), (283, false), (285, false), (28, false), (12_316, true), (12_572, false)])
    func `an envelope has the size of whole padded blocks`(size: Int, accepted: Bool) {
        #expect((SealedEnvelope(Data(count: size)) != nil) == accepted)
    }

    @Test func `an epoch has a key for exactly its audience, with team and visitor in it`() {
        let guest = "guest:\(UUID().uuidString.lowercased())"
        func epoch(_ audience: [String], keys: [String]? = nil, number: Int = 2) -> Epoch? {
            Epoch(
                number: number, teamEpoch: 1, audience: audience, reason: .guestJoined,
                sealed: Dictionary(uniqueKeysWithValues: (keys ?? audience).map { ($0, .sample()) }))
        }
        #expect(epoch([guest, "team", "visitor"]) != nil)

        #expect(epoch(["team", "visitor"], keys: ["team"]) == nil)
        #expect(epoch(["team", "visitor"], keys: ["team", "visitor", guest]) == nil)
        #expect(epoch(["visitor", "team"]) == nil)
        #expect(epoch([guest, "team"]) == nil)
        #expect(epoch(["guest:nobody", "team", "visitor"]) == nil)
        #expect(epoch(["team", "visitor"], number: 0) == nil)
    }

    @Test func `terms that would erase a living conversation do not exist`() {
        #expect(RetentionTerms(conversation: .days(1)) != nil)

        #expect(RetentionTerms(conversation: .minutes(15)) == nil)
        #expect(RetentionTerms(session: .zero) == nil)
    }
}
