import Chat
import Foundation
import HelplineCore
import TestSupport

/// A text that Bram writes with Ada, that Chris reads first, and that somebody at a shelter opens.
struct ShelterLetter: Sendable {
    let id = LetterID.random()
    let token = SecretDigest(of: .random(32))
    let proof = SecretDigest(of: .random(32))
    let session = SecretDigest(of: .random(32))
    let text = Data.random(300)

    var sealed: SealedLetter { SealedLetter(token: token, proof: proof, sealed: text)! }
}

extension ChatStores {
    func proposes(_ letter: ShelterLetter, age: AgeClass = .from16, by member: Professional = .bram) async throws {
        let at = now()
        try await letters.propose(
            Letter.proposed(
                letter.id, in: Visitor.ada.conversation, by: member.id, age: age, advised: true, under: GuestRules(),
                at: at)!,
            details: LetterDetails(teamEpoch: 1, sealed: .random(600))!,
            recording: member.audited(.letterProposed, .ada, at: at))
    }

    func answers(_ letter: ShelterLetter, _ yes: Bool, by visitor: Visitor = .ada) async throws {
        let at = now()
        try await letters.answer(
            letter.id, yes, by: visitor.token, at: at,
            recording: AuditEntry(
                yes ? .letterAccepted : .letterRefused, by: .visitor, conversation: Visitor.ada.conversation, at: at))
    }

    /// Text and addressee as he is given them.
    @discardableResult
    func reads(_ letter: ShelterLetter, _ member: Professional) async throws -> LetterDetails {
        let at = now()
        return try await letters.details(
            of: letter.id, for: member.id, at: at, recording: member.audited(.letterRead, .ada, at: at))
    }

    func confirms(_ letter: ShelterLetter, by member: Professional = .chris) async throws {
        let at = now()
        try await letters.confirm(
            letter.id, by: member.id, at: at, recording: member.audited(.letterConfirmed, .ada, at: at))
    }

    @discardableResult
    func sends(_ letter: ShelterLetter, by member: Professional = .bram) async throws -> Letter {
        let at = now()
        return try await letters.send(
            letter.id, by: member.id, letter.sealed, at: at, recording: member.audited(.letterSent, .ada, at: at))
    }

    func withdraws(_ letter: ShelterLetter, by member: Professional = .bram) async throws {
        let at = now()
        try await letters.withdraw(
            letter.id, by: member.id, at: at, recording: member.audited(.letterWithdrawn, .ada, at: at))
    }

    @discardableResult
    func opens(
        _ letter: ShelterLetter, proof: SecretDigest? = nil, token: SecretDigest? = nil, session: SecretDigest? = nil
    ) async throws -> LetterOpening {
        try await letters.open(
            letter.id, token: token ?? letter.token, proof: proof ?? letter.proof, session: session ?? letter.session,
            at: now())
    }

    func receives(_ letter: ShelterLetter, session: SecretDigest? = nil) async throws {
        _ = try await letters.receive(letter.id, session: session ?? letter.session, at: now())
    }

    func step(_ letter: ShelterLetter) async throws -> Letter.Step {
        try await letters.letter(letter.id, at: clock.now()).step
    }

    /// As far as the link.
    func laysDown(_ letter: ShelterLetter) async throws {
        try await opens(.ada)
        try await claims(.ada, .bram)
        try await proposes(letter)
        try await answers(letter, true)
        try await sends(letter)
    }

    func calls(_ member: Professional) async throws -> [LetterID] {
        try await letters.toHandle(by: member.id, at: clock.now()).map(\.id)
    }
}
