import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct AuditChainTests {
    private let entry = AuditEntry(.claimed, by: .member(Professional.bram.id), at: Timestamp(seconds: 1_795_291_234))

    private func field(_ field: AuditRecord.Field, value: String) -> AuditRecord.Field {
        .init(value: Data(value.utf8), salt: field.salt, commitment: field.commitment)
    }

    @Test func `a line follows the one before it and no other`() throws {
        let first = AuditChain.line(for: entry, pseudonym: Data(), after: nil)
        let head = try #require(AuditHead(number: first.number, link: first.link))
        let second = AuditChain.line(for: entry, pseudonym: Data(), after: head)

        #expect(AuditChain.follows(first, nil))
        #expect(AuditChain.follows(second, head))
        #expect(!AuditChain.follows(second, nil))
        #expect(!AuditChain.follows(first, head))
    }

    @Test func `an altered value or link is seen`() {
        let line = AuditChain.line(for: entry, pseudonym: Data(), after: nil)
        #expect(AuditChain.follows(line, nil))

        let altered = [
            AuditRecord(
                number: 1, action: field(line.action, value: "opened"), actor: line.actor,
                conversation: line.conversation, hour: line.hour, link: line.link),
            AuditRecord(
                number: 1, action: line.action, actor: field(line.actor, value: "visitor"),
                conversation: line.conversation, hour: line.hour, link: line.link),
            AuditRecord(
                number: 1, action: line.action, actor: line.actor, conversation: field(line.conversation, value: "x"),
                hour: line.hour, link: line.link),
            AuditRecord(
                number: 1, action: line.action, actor: line.actor, conversation: line.conversation,
                hour: field(line.hour, value: "0"), link: line.link),
            AuditRecord(
                number: 1, action: line.action, actor: line.actor, conversation: line.conversation, hour: line.hour,
                link: .random(32)),
            AuditRecord(
                number: 1, action: line.actor, actor: line.action, conversation: line.conversation, hour: line.hour,
                link: line.link),
        ]

        for line in altered { #expect(!AuditChain.follows(line, nil)) }
    }

    @Test func `a value can be erased with its salt and the chain still holds`() {
        let line = AuditChain.line(for: entry, pseudonym: Data(), after: nil)
        let erased = AuditRecord.Field(value: nil, salt: nil, commitment: line.actor.commitment)

        let kept = AuditRecord(
            number: 1, action: line.action, actor: erased, conversation: line.conversation, hour: line.hour,
            link: line.link)

        #expect(AuditChain.follows(kept, nil))
    }

    @Test func `equal values have unequal commitments`() {
        let lines = (0..<2).map { _ in AuditChain.line(for: entry, pseudonym: Data(), after: nil) }

        #expect(lines[0].actor.value == lines[1].actor.value)
        #expect(lines[0].actor.commitment != lines[1].actor.commitment)
    }

    @Test func `a pseudonym depends on conversation and key`() {
        let (a, b) = (ConversationID.random(), ConversationID.random())
        let (key, other) = (Data.random(32), Data.random(32))

        #expect(AuditChain.pseudonym(of: a, key: key) == AuditChain.pseudonym(of: a, key: key))
        #expect(AuditChain.pseudonym(of: a, key: key) != AuditChain.pseudonym(of: b, key: key))
        #expect(AuditChain.pseudonym(of: a, key: key) != AuditChain.pseudonym(of: a, key: other))
    }
}
