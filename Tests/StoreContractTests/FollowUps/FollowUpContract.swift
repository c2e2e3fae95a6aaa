import Cases
import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct FollowUpContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `it is asked three times, the registration says what was heard, and then it is gone`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runReferred { story in
            let (chat, asked) = (story.chat, try await story.begins())
            try await story.registers(["shelter", "vt"])
            #expect(try await chat.followUps.open(limit: 9) == [asked])

            #expect(try await story.hears(.unknown, of: asked, asked: 0, on: 7) == false)
            #expect(try await chat.followUps.open(limit: 9).map(\.answers) == [[.unknown]])
            #expect(try await story.outcomes() == ["unk", "unk"])
            #expect(try await story.hears(.notArrived, of: asked, asked: 1, on: 28))
            #expect(try await story.outcomes() == ["unk", "not_arrived"])
            #expect(try await story.hears(.arrived, of: asked, asked: 2, on: 84))

            #expect(try await story.outcomes() == ["unk", "arrived"])
            #expect(try await chat.followUps.open(limit: 9).isEmpty)
            #expect(try await chat.auditedActions().suffix(3) == Array(repeating: "follow-up-answered", count: 3))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who arrived is asked after no more`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins()
            try await story.registers(["vt"])

            #expect(try await story.hears(.arrived, of: asked, asked: 0, on: 9))

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
            await #expect(throws: StoreFailure.notFound) {
                try await story.hears(.arrived, of: asked, asked: 0, on: 9)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of two who answer the second hears it, and nobody asks too early`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins()
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await story.hears(.unknown, of: asked, asked: 0, on: 6)
            }
            _ = try await story.hears(.unknown, of: asked, asked: 0, on: 7)

            for answer in FollowUpAnswer.allCases {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await story.hears(answer, of: asked, asked: 0, on: 30)
                }
            }
            #expect(try await story.chat.followUps.open(limit: 9).map(\.answers) == [[.unknown]])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only who has the conversation begins one, once, under the team key in force, and not without end`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins()
            _ = try await story.begins(asked)
            #expect(try await story.chat.followUps.open(limit: 9) == [asked])

            await #expect(throws: StoreFailure.notFound) { try await story.begins(.sample(by: .outsider)) }
            await #expect(throws: StoreFailure.conflict(.outdated)) { try await story.begins(.sample(teamEpoch: 2)) }
            let store = story.chat.followUps
            #expect(try await store.begun(in: Visitor.ada.conversation, for: Professional.bram.id) == [asked])
            await #expect(throws: StoreFailure.notFound) {
                try await store.begun(in: Visitor.ada.conversation, for: Professional.outsider.id)
            }
            for _ in 1..<FollowUp.most { _ = try await story.begins() }
            await #expect(throws: StoreFailure.conflict(.limitReached)) { try await story.begins() }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `when its term ends the conversation goes, and the case still hears of it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runReferred { story in
            let asked = try await story.begins()
            try await story.registers(["vt"])
            try await story.expires()

            #expect(try await story.chat.followUps.open(limit: 9) == [asked])
            #expect(try await story.hears(.arrived, of: asked, asked: 0, on: 40))
            #expect(try await story.arrivals() == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `when she erases her conversation nobody asks any more`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins()
            try await story.registers(["vt"])
            try await story.chat.erases(.ada)

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
            await #expect(throws: StoreFailure.notFound) {
                try await story.hears(.arrived, of: asked, asked: 0, on: 7)
            }
            #expect(try await story.arrivals() == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `when she does not want to be counted nobody asks any more, nor begins to`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runReferred { story in
            _ = try await story.begins()
            let at = story.chat.now()
            try await story.chat.conversations.object(
                Visitor.ada.conversation, by: Visitor.ada.authority,
                recording: AuditEntry(.objected, by: .visitor, conversation: Visitor.ada.conversation, at: at))

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await story.begins() }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `when she tells the counsellor so nobody asks either`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            _ = try await story.begins()

            try await story.cases.keeps(try story.cases.record(1, [.consent: .one(.objected)]), of: .ada)

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `no answer is written where that referral is not, nor by another token`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runReferred { story in
            let (asked, other) = (try await story.begins(), try await story.begins(.sample(code: "police")))
            try await story.registers(["vt"])

            #expect(try await story.hears(.arrived, of: other, asked: 0, on: 7) == false)
            #expect(
                try await story.hears(.notArrived, of: asked, asked: 0, on: 7, by: SecretDigest(of: .random(32)))
                    == false)

            #expect(try await story.outcomes() == ["unk"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what nobody asked goes after fourteen weeks, and what is ended goes at once`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runReferred { story in
            let (asked, ended) = (try await story.begins(), try await story.begins())
            let store = story.chat.followUps
            try await story.ends(ended)
            try await story.ends(ended)
            #expect(try await store.open(limit: 9) == [asked])
            #expect(try await story.chat.auditedActions().filter { $0 == "follow-up-ended" }.count == 1)

            #expect(try await store.removeEnded(before: 98, at: story.chat.now()) == 0)
            #expect(try await store.removeEnded(before: 99, at: story.chat.now()) == 1)

            #expect(try await store.open(limit: 9).isEmpty)
        }
    }
}
