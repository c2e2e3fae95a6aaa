import Cases
import Chat
import HelplineCore
import Reporting
import TestSupport
import Testing

/// Her way to the police: what the case said of it at each closing, and what was heard since.
@Suite struct PolicePathContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `the way to the police is followed until she reports, and the case says every step of it`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins(.sample(question: .police, code: "police"))
            try await story.registers(1, willing: "doubt")
            try await story.chat.closes(.ada, .bram)

            #expect(try await story.hears(.talk, of: asked, asked: 0, on: 7))
            #expect(try await story.hears(.unknown, of: asked, asked: 1, on: 28) == false)
            #expect(try await story.hears(.report, of: asked, asked: 2, on: 56))
            #expect(try await story.hears(.report, of: asked, asked: 3, on: 84))
            #expect(try await story.steps() == ["report"])
            #expect(try await story.hears(.done, of: asked, asked: 4, on: 112))

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
            let record = try #require(try await story.again())
            #expect(record.willingness == ["doubt", "info", "aangifte", "done"])
            #expect(record.fields.codes(.willingness) == ["done"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `she may decide not to, and then nobody asks any more`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins(.sample(question: .police, code: "lawyer"))
            try await story.registers(1, willing: "aangifte")

            #expect(try await story.hears(.no, of: asked, asked: 0, on: 7))

            #expect(try await story.chat.followUps.open(limit: 9).isEmpty)
            #expect(try await story.cases.finds(.ada)?.fields.codes(.willingness) == ["no"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a correction before the closing is no step, and what is not known is none`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runReferred { story in
            for (index, code) in (["doubt", "aangifte", "info"] as [Code]).enumerated() {
                try await story.registers(index + 1, willing: code)
            }
            #expect(try await story.cases.finds(.ada)?.willingness == [])
            try await story.chat.closes(.ada, .bram)
            #expect(try await story.again()?.willingness == ["info"])

            try await story.registers(4, willing: "unk")
            try await story.chat.closes(.ada, .bram)
            #expect(try await story.again()?.willingness == ["info"])
            try await story.registers(5, willing: "doubt")
            // The same save once more changes nothing.
            try await story.registers(5, willing: "doubt")
            try await story.chat.closes(.ada, .bram)

            #expect(try await story.again()?.willingness == ["info", "doubt"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `when her conversation is gone her case still hears of it`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins(.sample(question: .police, code: "police"))
            try await story.registers(1, willing: "info")
            try await story.chat.closes(.ada, .bram)
            try await story.expires()

            #expect(try await story.hears(.notice, of: asked, asked: 0, on: 40))

            #expect(try await story.steps() == ["notice"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an answer to another question is refused and changes nothing`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let path = try await story.begins(.sample(question: .police, code: "police"))
            let arrival = try await story.begins(.sample(code: "police"))
            try await story.registers(1, willing: "doubt")

            for (asked, answer) in [(path, FollowUpAnswer.arrived), (arrival, .done)] {
                await #expect(throws: StoreFailure.conflict(.wrongState)) {
                    try await story.hears(answer, of: asked, asked: 0, on: 7)
                }
            }

            #expect(try await story.chat.followUps.open(limit: 9).allSatisfy { $0.answers.isEmpty })
            #expect(try await story.steps() == ["thinking"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what nobody asked goes after fifty-four weeks`(database: DatabaseUnderTest) async throws {
        try await database.runReferred { story in
            let asked = try await story.begins(.sample(question: .police, code: "police"))
            let store = story.chat.followUps

            #expect(try await store.removeEnded(before: 54 * 7, at: story.chat.now()) == 0)
            #expect(try await store.open(limit: 9) == [asked])
            #expect(try await store.removeEnded(before: 54 * 7 + 1, at: story.chat.now()) == 1)
        }
    }
}

extension FollowUpStory {
    /// She comes back, and Bram takes her again.
    fileprivate func again() async throws -> CaseRecord? {
        _ = try await chat.queue.rejoin(
            Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: chat.now())
        try await chat.claims(.ada, .bram)
        return try await cases.finds(.ada)
    }

    /// The steps that the year's figures count somebody in.
    fileprivate func steps() async throws -> [String] {
        let counts = try await cases.counts.counts(of: 2026, in: ["police_step"], crossed: [])
        let steps = counts.populations[.own]?.dimensions.first { $0.name == "police_step" }
        return steps?.classes.filter { $0.count > 0 }.map(\.code) ?? []
    }
}
