import Crypto
import Foundation
import Sealing
import Testing

/// Whatever browser and Swift seal for a conversation, this side opens; bytes without randomness are equal.
struct ConversationVectorTests {
    @Test(arguments: Maker.allCases)
    func `the ticket gives back the visitor's keys and token`(maker: Maker) throws {
        let v = try maker.vectors()

        let keys = try v.visitorKeys()

        #expect(text(keys.pair.record) == v.visitor.record)
        #expect(text(keys.root) == v.visitor.root)
        let token = try Ticket(bytes(v.visitor.ticket)).sessionToken
        #expect(text(token) == v.visitor.token)
        #expect(text(Data(SHA256.hash(data: token))) == v.visitor.tokenHash)
    }

    @Test(arguments: Maker.allCases)
    func `visitor, team and guest open their epochs and every message in them`(maker: Maker) throws {
        let v = try maker.vectors()
        let keys = try v.visitorKeys()
        let team = try v.teamPair()
        let root = try ConversationRoot(
            conversation: v.conversation, teamEpoch: v.teamEpoch, sealed: bytes(v.visitor.sealedRoot), team: team)
        let guest = "guest:\(v.guest.id)"

        for epoch in try v.sealedEpochs() {
            var opened = [
                try keys.conversationRoot.open(epoch, as: "visitor", with: keys.pair, audience: epoch.audience),
                try root.open(epoch, as: "team", with: team, audience: epoch.audience.reversed()),
            ]
            if epoch.audience.contains(guest) {
                opened.append(
                    try ConversationRoot.open(
                        epoch, conversation: v.conversation, asGuest: guest, with: v.guestPair(),
                        audience: epoch.audience))
            }
            // Visitor and team are told who the guests are, so that either can make the next epoch for them; a guest is told nobody.
            let theirs = epoch.audience.contains(guest) ? [guest: try v.guestPair().publicBytes] : [:]
            #expect(opened.map(\.guests) == [theirs, theirs, [:]].prefix(opened.count).map(\.self))
            for entry in v.log.entries where entry.epoch == epoch.number {
                let expected = MessageContents(
                    text: entry.text, card: entry.card, seen: entry.seen, hash: try bytes(entry.hash))
                for key in opened {
                    #expect(try key.open(bytes(entry.envelope), from: entry.messageSender()) == expected)
                }
            }
        }
        #expect(v.epochs.count == 2 && v.log.entries.count == 6)
        #expect(v.log.entries.compactMap(\.card).map(\.sender) == [.counsellor, .visitor])
    }

    @Test(arguments: Maker.allCases)
    func `the running hash is the one the senders wrote`(maker: Maker) throws {
        let v = try maker.vectors()
        var log = LogHash(conversation: v.conversation)
        #expect(text(log.hash) == v.log.start)

        for entry in v.log.entries {
            while log.seen < entry.sequence - 1 { try log.pass(sequence: log.seen + 1) }
            #expect(text(log.hash) == entry.hash)
            try log.add(
                sequence: entry.sequence, epoch: entry.epoch, sender: entry.messageSender(),
                envelope: bytes(entry.envelope))
        }

        #expect(text(log.hash) == v.log.end)
    }

    @Test(arguments: Maker.allCases)
    func `the staff key opens every kind of item`(maker: Maker) throws {
        let v = try maker.vectors()

        let key = try StaffKey(
            conversation: v.conversation, teamEpoch: v.teamEpoch, sealed: bytes(v.staff.sealedKey), team: v.teamPair())

        for item in v.staff.items {
            let kind = try #require(StaffKey.ItemKind(rawValue: item.kind))
            #expect(try key.open(bytes(item.sealed), kind: kind, item: item.item) == item.text)
        }
        #expect(Set(v.staff.items.map(\.kind)) == Set(StaffKey.ItemKind.allCases.map(\.rawValue)))
    }

    @Test(arguments: Maker.allCases)
    func `a saved text opens for the team, and is its author's`(maker: Maker) throws {
        let v = try maker.vectors()
        let stored = v.savedText
        let seal = SavedTextSeal(
            id: stored.id, owner: stored.owner, version: stored.version, teamEpoch: stored.teamEpoch)
        let moved = SavedTextSeal(
            id: stored.id, owner: stored.signer, version: stored.version, teamEpoch: stored.teamEpoch)
        let (sealed, signature) = (try bytes(stored.sealed), try bytes(stored.signature))
        let author = try bytes(stored.signingPublic)

        try seal.check(signature, of: sealed, by: stored.signer, signingPublic: author)
        #expect(try seal.open(sealed, with: v.teamPair()) == stored.text)
        #expect(throws: SealRefused(.signature)) {
            try moved.check(signature, of: sealed, by: stored.signer, signingPublic: author)
        }
        #expect(throws: SealRefused(.sealed)) { try moved.open(sealed, with: v.teamPair()) }
    }

    @Test(arguments: Maker.allCases)
    func `the return code opens the visitor's keys`(maker: Maker) throws {
        let v = try maker.vectors()

        let keys = try ReturnCode(v.returnCode.code)
            .keys(salt: bytes(v.returnCode.salt), iterations: v.returnCode.iterations)
        let opened = try VisitorKeys(
            conversation: v.conversation, wrapped: bytes(v.returnCode.wrapped), returnKeys: keys)

        #expect(text(keys.locator) == v.returnCode.locator)
        #expect(text(keys.secret) == v.returnCode.secret)
        #expect(text(opened.pair.record) == v.visitor.record)
        #expect(text(opened.root) == v.visitor.root)
    }

    @Test(arguments: Maker.allCases)
    func `the nonce solves the puzzle, another does not`(maker: Maker) throws {
        let v = try maker.vectors().puzzle

        let puzzle = try Puzzle(challenge: v.challenge, bits: v.bits, iterations: v.iterations)

        #expect(try puzzle.isSolved(by: v.nonce))
        #expect(try !Puzzle(challenge: v.challenge, bits: 20, iterations: v.iterations).isSolved(by: "not this one"))
    }
}
