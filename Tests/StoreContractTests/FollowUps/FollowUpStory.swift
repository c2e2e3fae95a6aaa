import Cases
import Chat
import Foundation
import HelplineCore
import Reporting
import TestSupport

/// Ada's conversation, which Bram has before him and from which he refers her.
struct FollowUpStory: Sendable {
    let chat: ChatStores
    let cases: CaseStores

    @discardableResult
    func begins(_ followUp: FollowUp = .sample()) async throws -> FollowUp {
        try await chat.followUps.begin(
            followUp, of: Visitor.ada.conversation, token: Self.token(followUp),
            recording: AuditEntry(
                .followUpBegun, by: .member(followUp.createdBy), conversation: Visitor.ada.conversation, at: chat.now())
        )
        return followUp
    }

    func registers(_ referrals: [Code]) async throws {
        try await cases.keeps(try cases.record(1, [.referral: .several(referrals)]), of: .ada)
    }

    func registers(_ version: Int, willing: Code) async throws {
        try await cases.keeps(try cases.record(version, [.willingness: .one(willing)]), of: .ada)
    }

    func hears(
        _ answer: FollowUpAnswer, of followUp: FollowUp, asked: Int, on day: Int, by token: SecretDigest? = nil
    ) async throws -> Bool {
        try await chat.followUps.answer(
            followUp.id, asked: asked, with: answer, token: token ?? Self.token(followUp), on: day,
            recording: AuditEntry(.followUpAnswered, by: .member(Professional.chris.id), at: chat.now()))
    }

    func ends(_ followUp: FollowUp) async throws {
        try await chat.followUps.end(
            followUp.id, token: Self.token(followUp),
            recording: AuditEntry(.followUpEnded, by: .member(Professional.chris.id), at: chat.now()))
    }

    func expires() async throws {
        let at = chat.now() + .days(31)
        _ = try await chat.conversations.eraseExpired(lastEntryBefore: at - .days(30), limit: 9, at: at)
    }

    /// Of each referral, as the registration has it.
    func outcomes() async throws -> [Code] { try await cases.finds(.ada)?.fields.codes(.referralOutcome) ?? [] }

    /// Cases that say so, whosever they are.
    func arrivals() async throws -> Int {
        let counts = try await cases.counts.counts(of: 2026, in: ["arrived"], crossed: [])
        let arrived = counts.populations[.own]?.dimensions.first { $0.name == "arrived" }
        return arrived?.classes.first { $0.code == "yes" }?.count ?? 0
    }

    private static func token(_ followUp: FollowUp) -> SecretDigest {
        SecretDigest(of: Data(followUp.id.description.utf8))
    }
}

extension DatabaseUnderTest {
    func runReferred(_ story: (FollowUpStory) async throws -> Void) async throws {
        try await runCases { chat, cases in
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            try await story(FollowUpStory(chat: chat, cases: cases))
        }
    }
}
