import Crypto
import Foundation
import Sealing
import Testing

/// Where new vectors go: set only when a format changes on purpose.
private let target = ProcessInfo.processInfo.environment["LICHTPUNT_WRITE_VECTORS"]

struct VectorWriter {
    @Test(.enabled(if: target != nil, "2026-11-21: writes files, so only when asked"))
    func `what Swift seals is written for the browser to open`() throws {
        let folder = URL(filePath: try #require(target))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]

        try encoder.encode(World().vectors()).write(to: folder.appending(path: "sealed-by-swift.json"))
    }
}

/// Ada founded the team, Bram was admitted and removed again; a visitor chats, and a guest joins.
private struct World {
    let conversation = World.id()
    let ada = World.id()
    let bram = World.id()
    let kit = World.id()
    let guest = World.id()
    let adaKeys = KeyPair()
    let bramKeys = KeyPair()
    let kitKeys = KeyPair()
    let guestKeys = KeyPair()
    let adaSigning = SigningKeyPair()
    let bramSigning = SigningKeyPair()
    let founding: TeamFounding
    let opening: NewConversation

    static func id() -> String { UUID().uuidString.lowercased() }
    static func random(_ count: Int) -> Data {
        SymmetricKey(size: .init(bitCount: count * 8)).withUnsafeBytes { Data($0) }
    }

    init() throws {
        founding = try TeamFounding(
            founder: ada, founderKeys: adaKeys, signing: adaSigning, recovery: kit, recoveryPublic: kitKeys.publicBytes)
        opening = try NewConversation(
            conversation: conversation, teamEpoch: 1, teamPublic: founding.teamKey.pair.publicBytes)
    }

    func vectors() throws -> SealedVectors {
        let readers = ["team", "visitor", "guest:\(guest)"]
        let (second, withGuest) = try opening.keys.conversationRoot.mint(
            number: 2, teamEpoch: 1, reason: .guestJoined, audience: readers,
            teamPublic: founding.teamKey.pair.publicBytes, guests: ["guest:\(guest)": guestKeys.publicBytes])
        return SealedVectors(
            conversation: conversation, teamEpoch: 1, teamRecord: text(founding.teamKey.pair.record),
            visitor: visitor(), guest: .init(id: guest, record: text(guestKeys.record)),
            epochs: [opening.sealedEpoch, second].map { epoch in
                .init(
                    number: epoch.number, teamEpoch: epoch.teamEpoch, audience: epoch.audience,
                    reason: epoch.reason.rawValue, sealed: epoch.sealed.mapValues(text))
            },
            log: try log(withGuest), staff: try staff(), savedText: try savedText(), team: try team(),
            member: try member(),
            invitation: try invitation(), returnCode: try returnCode(), kit: try paperKit(), puzzle: try puzzle())
    }

    private func visitor() -> SealedVectors.Visitor {
        let token = opening.ticket.sessionToken
        return .init(
            ticket: text(opening.ticket.bytes), token: text(token), tokenHash: text(Data(SHA256.hash(data: token))),
            wrappedTicket: text(opening.wrappedTicket), sealedRoot: text(opening.sealedRoot),
            record: text(opening.keys.pair.record), root: text(opening.keys.root))
    }

    private func log(_ withGuest: EpochKey) throws -> SealedVectors.Log {
        var hash = LogHash(conversation: conversation)
        let start = text(hash.hash)
        let (mine, theirs) = (MessageSender.newInstance(), MessageSender.newInstance())
        let offer = try MessageOffer(
            id: World.id(),
            options: [
                .init(
                    name: "Huis aan de Dijk", kind: "opvang voor vrouwen", phone: "+31 20-123 45 67",
                    website: "dijk.example",
                    hours: "maandag 09:00-17:00", reach: "Bel ons. ☂️", next: ""),
                .init(name: "112", kind: "", phone: "", website: "", hours: "", reach: "", next: ""),
            ])
        let choice = try MessageChoice(offer: offer.id, option: 1, answer: .declined)
        let said: [(Int, EpochKey, MessageSender, String, MessageCard?)] = [
            (
                2, opening.epoch, .init(role: .visitor, id: "visitor", instance: mine, counter: 0), "Hoi ☂️ / \"vraag\"",
                nil
            ),
            (
                3, opening.epoch, .init(role: .counsellor, id: ada, instance: theirs, counter: 0),
                String(repeating: "Neem de tijd. ", count: 40), nil
            ),
            (5, withGuest, .init(role: .guest, id: guest, instance: MessageSender.newInstance(), counter: 0), "", nil),
            (6, withGuest, .init(role: .visitor, id: "visitor", instance: mine, counter: 1), "مرحبا \u{0} \\", nil),
            (7, withGuest, .init(role: .counsellor, id: ada, instance: theirs, counter: 1), "1. Huis", .offer(offer)),
            (
                8, withGuest, .init(role: .visitor, id: "visitor", instance: mine, counter: 2), "Nee: 112",
                .choice(choice)
            ),
        ]
        let entries = try said.map { sequence, epoch, sender, said, card in
            while hash.seen < sequence - 1 { try hash.pass(sequence: hash.seen + 1) }
            let contents = MessageContents(text: said, card: card, seen: hash.seen, hash: hash.hash)
            let envelope = try epoch.seal(contents, from: sender)
            try hash.add(sequence: sequence, epoch: epoch.number, sender: sender, envelope: envelope)
            let instance = sender.instance.map { String(format: "%02x", $0) }.joined()
            return SealedVectors.Entry(
                sequence: sequence, epoch: epoch.number,
                sender: .init(role: sender.role.rawValue, id: sender.id, instance: instance, counter: sender.counter),
                envelope: text(envelope), text: said, card: card, seen: contents.seen, hash: text(contents.hash))
        }
        return .init(start: start, entries: entries, end: text(hash.hash))
    }

    private func staff() throws -> SealedVectors.Staff {
        let key = StaffKey(conversation: conversation)
        let items = try StaffKey.ItemKind.allCases.map { kind in
            let item = kind == .draft ? ada : kind.rawValue
            let said = "\(kind.rawValue): één regel"
            return SealedVectors.Item(
                kind: kind.rawValue, item: item, text: said, sealed: text(try key.seal(said, kind: kind, item: item)))
        }
        let sealed = try key.sealed(teamEpoch: 1, teamPublic: founding.teamKey.pair.publicBytes)
        return .init(sealedKey: text(sealed), items: items)
    }

    private func savedText() throws -> SealedVectors.SavedText {
        let seal = SavedTextSeal(id: conversation, owner: "team", version: 1, teamEpoch: 1)
        let said = "hallo: één regel"
        let sealed = try seal.seal(said, to: founding.teamKey.pair.publicBytes)
        return .init(
            id: seal.id, owner: seal.owner, version: 1, teamEpoch: 1, signer: ada, sealed: text(sealed),
            signature: text(try seal.signature(of: sealed, by: ada, with: adaSigning)), text: said,
            signingPublic: text(adaSigning.publicBytes))
    }

    private func team() throws -> SealedVectors.Team {
        var statements = founding.statements
        func list() throws -> MembershipList { try MembershipList(statements, rootHash: founding.rootHash) }
        func next(_ action: Statement.Action, _ member: String, _ role: Statement.Role?) throws -> Statement {
            let list = try list()
            return Statement(
                number: list.lastNumber + 1, previous: list.lastHash, action: action, member: member, role: role,
                signer: ada)
        }
        let admission = try list().admission(
            of: bram, role: .counsellor, hpkePublic: bramKeys.publicBytes, signingPublic: bramSigning.publicBytes,
            signer: ada)
        statements.append(try admission.signed(by: adaSigning))
        statements.append(try next(.role, bram, .shiftLead).signed(by: adaSigning))
        let renewed = TeamKey(teamEpoch: 2)
        var rotation = try next(.rotate, ada, nil)
        (rotation.teamEpoch, rotation.teamPublic) = (2, renewed.pair.publicBytes)
        statements.append(try rotation.signed(by: adaSigning))
        statements.append(try next(.remove, bram, nil).signed(by: adaSigning))
        let forBram = try renewed.sealed(for: bram, memberPublic: bramKeys.publicBytes)
        let forAda = try #require(founding.sealedTeamKeys[ada])
        return .init(
            statements: statements.map { .init(statement: text($0.statement), signature: text($0.signature)) },
            rootHash: text(founding.rootHash),
            members: [
                .init(id: ada, role: "coordinator", removed: false), .init(id: kit, role: "recovery", removed: false),
                .init(id: bram, role: "shift-lead", removed: true),
            ],
            teamHistory: [
                .init(teamEpoch: 1, teamPublic: text(founding.teamKey.pair.publicBytes)),
                .init(teamEpoch: 2, teamPublic: text(renewed.pair.publicBytes)),
            ],
            teamKeys: [
                .init(member: ada, record: text(adaKeys.record), teamEpoch: 1, sealed: text(forAda)),
                .init(member: bram, record: text(bramKeys.record), teamEpoch: 2, sealed: text(forBram)),
            ])
    }

    private func member() throws -> SealedVectors.Blob {
        let (words, salt, share) = ("ﬁets météo regen tafel lamp", World.random(16), World.random(32))
        let passphrase = try Passphrase(words, salt: salt)
        let keys = MemberKeys(pair: bramKeys, signing: bramSigning, rootHash: founding.rootHash, lastNumber: 5)
        let wrapped = try keys.wrapped(member: bram, wrappingKey: passphrase.wrappingKey(serverShare: share))
        return .init(
            id: bram, passphrase: words, salt: text(salt), iterations: 600_000,
            signInSecret: text(passphrase.signInSecret), share: text(share), wrapped: text(wrapped),
            hpkeRecord: text(bramKeys.record), signingRecord: text(bramSigning.record), lastNumber: 5)
    }

    private func invitation() throws -> SealedVectors.Invitation {
        let made = try Invitation(rootHash: founding.rootHash)
        let enrolment = Enrolment(
            invitation: made.id, member: bram, hpkePublic: bramKeys.publicBytes, signingPublic: bramSigning.publicBytes)
        return .init(
            id: made.id, fragment: made.fragment, tokenHash: text(made.tokenHash), member: bram,
            token: text(made.token),
            inviterRecord: text(adaKeys.record),
            sealedSecret: text(try made.sealedSecret(inviterPublic: adaKeys.publicBytes)),
            hpkePublic: text(enrolment.hpkePublic), signingPublic: text(enrolment.signingPublic),
            mac: text(made.mac(for: enrolment)))
    }

    private func returnCode() throws -> SealedVectors.ReturnCode {
        let (words, salt) = ("water appel zomer fiets regen tafel", World.random(16))
        let keys = try ReturnCode(words).keys(salt: salt)
        return .init(
            code: words, salt: text(salt), iterations: 600_000, locator: text(keys.locator), secret: text(keys.secret),
            wrapped: text(try opening.keys.wrapped(by: keys)))
    }

    private func paperKit() throws -> SealedVectors.Kit {
        let made = try RecoveryKit(pair: kitKeys, rootHash: founding.rootHash)
        return .init(key: made.key, root: made.root, record: text(kitKeys.record))
    }

    private func puzzle() throws -> SealedVectors.Puzzle {
        let challenge = "a challenge of the server"
        let nonce = try Puzzle(challenge: challenge, bits: 6, iterations: 2000).solution()
        return .init(challenge: challenge, bits: 6, iterations: 2000, nonce: nonce)
    }
}
