import Foundation
import Sealing
import Testing

private let elsewhere = "00000000-0000-4000-8000-000000000000"

/// Each field that is bound to a sealed thing, altered or moved: refused.
struct TamperingTests {
    @Test
    func `an epoch with any altered field is refused`() throws {
        let v = try Maker.browser.vectors()
        let keys = try v.visitorKeys()
        let genuine = try #require(try v.sealedEpochs().last)
        func open(_ epoch: SealedEpoch) throws {
            _ = try keys.conversationRoot.open(epoch, as: "visitor", with: keys.pair, audience: epoch.audience)
        }
        try open(genuine)
        func altered(
            number: Int? = nil, teamEpoch: Int? = nil, audience: [String]? = nil, reason: SealedEpoch.Reason? = nil,
            sealed: Data? = nil
        ) -> SealedEpoch {
            SealedEpoch(
                number: number ?? genuine.number, teamEpoch: teamEpoch ?? genuine.teamEpoch,
                audience: audience ?? genuine.audience, reason: reason ?? genuine.reason,
                sealed: genuine.sealed.merging(sealed.map { ["visitor": $0] } ?? [:]) { $1 })
        }

        for epoch in [
            altered(number: 3), altered(number: 0), altered(teamEpoch: 2), altered(audience: ["team", "visitor"]),
            altered(reason: .renewed), altered(sealed: genuine.sealed["team"]), altered(sealed: Data()),
        ] {
            #expect(throws: SealRefused(.epoch)) { try open(epoch) }
        }
    }

    @Test
    func `an epoch whose audience was not agreed to is refused, even when it opens`() throws {
        let v = try Maker.browser.vectors()
        let keys = try v.visitorKeys()
        let withGuest = try #require(try v.sealedEpochs().last)

        #expect(throws: SealRefused(.audience)) {
            try keys.conversationRoot.open(withGuest, as: "visitor", with: keys.pair, audience: ["team", "visitor"])
        }
    }

    @Test
    func `a message from another sender, tab, place or conversation is refused`() throws {
        let v = try Maker.browser.vectors()
        let keys = try v.visitorKeys()
        let epoch = try #require(try v.sealedEpochs().first)
        let key = try keys.conversationRoot.open(epoch, as: "visitor", with: keys.pair, audience: epoch.audience)
        let envelope = try bytes(v.log.entries[0].envelope)
        let genuine = try v.log.entries[0].messageSender()
        #expect(try key.open(envelope, from: genuine).text == v.log.entries[0].text)

        for sender in [
            MessageSender(role: .guest, id: genuine.id, instance: genuine.instance, counter: genuine.counter),
            MessageSender(role: genuine.role, id: elsewhere, instance: genuine.instance, counter: genuine.counter),
            MessageSender(role: genuine.role, id: genuine.id, instance: Data(count: 8), counter: genuine.counter),
            MessageSender(role: genuine.role, id: genuine.id, instance: genuine.instance, counter: genuine.counter + 1),
        ] {
            #expect(throws: SealRefused(.sealed)) { try key.open(envelope, from: sender) }
        }
        for at in envelope.indices {
            var turned = envelope
            turned[at] ^= 1
            #expect(throws: SealRefused(.sealed)) { try key.open(turned, from: genuine) }
        }
    }

    @Test
    func `random bytes of any length open nowhere`() throws {
        let v = try Maker.browser.vectors()
        let team = try v.teamPair()
        let list = try v.membershipList()
        var random = SystemRandomNumberGenerator()

        for length in stride(from: 0, to: 310, by: 7) {
            let garbage = Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
            #expect(throws: SealRefused.self) {
                try ConversationRoot(conversation: elsewhere, teamEpoch: 1, sealed: garbage, team: team)
            }
            #expect(throws: SealRefused.self) {
                try StaffKey(conversation: elsewhere, teamEpoch: 1, sealed: garbage, team: team)
            }
            #expect(throws: SealRefused.self) {
                try VisitorKeys(conversation: elsewhere, wrapped: garbage, ticket: Ticket())
            }
            #expect(throws: SealRefused.self) { try Statement(bytes: garbage) }
            #expect(throws: SealRefused.self) { try KeyPair(record: garbage) }
            #expect(throws: SealRefused.self) {
                try TeamKey(teamEpoch: 1, sealed: garbage, member: elsewhere, memberPair: team, list: list)
            }
            #expect(throws: SealRefused.self) { try RecoveryKit(key: text(garbage), root: text(garbage)) }
            #expect(throws: SealRefused.self) { try Invitation(fragment: text(garbage)) }
        }
    }
}
