import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// Something is passed on without a yes: by two professionals, one at a time, and nothing of it stays readable by the server's rows.
@Suite struct PassingContract {
    private let id = PassingID.random()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a colleague reads and agrees, it is passed on, and what was sealed is dropped`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let record = try await stores.proposes(id)

            #expect(try await stores.passings.toJudge(by: Professional.bram.id).isEmpty)
            #expect(try await stores.passings.toJudge(by: Professional.chris.id).map(\.id) == [id])
            #expect(try await stores.reads(id, .bram).record == record)
            #expect(try await stores.reads(id, .chris).record == record)
            try await stores.judges(id, true)
            try await stores.judges(id, true)
            #expect(try await stores.passings.toJudge(by: Professional.dina.id).isEmpty)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(id, .chris) }
            #expect(try await stores.reads(id, .bram).answer != nil)

            let done = try await stores.finishes(id, told: .toldAfter)

            #expect(done.step == .done(by: Professional.bram.id, at: stores.clock.now()))
            #expect(try await stores.passings.last(in: Visitor.ada.conversation) == done)
            #expect(done.judgedBy == Professional.chris.id)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(id, .bram) }
            #expect(
                try await stores.auditedActions() == [
                    "claimed", "passing-proposed", "passing-opened", "passing-agreed", "passing-done",
                ])
            let week = ServiceWeek(of: stores.clock.now())
            let counts = try await stores.figures.counts(in: week..<ServiceWeek(number: week.number + 1))
            #expect(counts[ServiceCount(.ground, "meldcode")] == 1)
            #expect(counts[ServiceCount(.told, "told-after")] == 1)
            #expect(counts[ServiceCount(.second, "agreed")] == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `where a colleague declines, only his reason stays, and it can be proposed anew`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(id)
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.proposes(.random()) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.judges(id, true, by: .bram) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.finishes(id) }

            try await stores.judges(id, false)

            let left = try await stores.reads(id, .bram)
            #expect(left.record == nil)
            #expect(left.answer != nil)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(id, .chris) }
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.finishes(id) }
            try await stores.proposes(.random())
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only who talks in it proposes and passes on, and who has it may withdraw it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            await #expect(throws: StoreFailure.notFound) { try await stores.proposes(id) }
            try await stores.claims(.ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.proposes(id, by: .chris) }
            try await stores.proposes(id)
            await #expect(throws: StoreFailure.notFound) { try await stores.withdraws(id, by: .chris) }
            try await stores.withdraws(id)
            try await stores.withdraws(id)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(id, .bram) }

            let second = PassingID.random()
            try await stores.ends(.ada, by: .visitor(Visitor.ada.token))
            try await stores.proposes(second)
            try await stores.judges(second, true)
            await #expect(throws: StoreFailure.notFound) { try await stores.finishes(second, by: .chris) }
            try await stores.finishes(second)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who joined proposes too, and who has it can withdraw that`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .dina)
            try await stores.proposes(id, by: .dina)
            #expect(try await stores.passings.toJudge(by: Professional.bram.id).map(\.id) == [id])

            try await stores.withdraws(id, by: .bram)

            #expect(try await stores.passings.passing(id).step == .withdrawn)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `closing withdraws what is under way, and erasing takes it along`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(id)
            try await stores.judges(id, true)

            try await stores.closes(.ada, .bram)

            #expect(try await stores.passings.passing(id).step == .withdrawn)
            #expect(try await stores.passings.passing(id).at.seconds % 3600 == 0)
            await #expect(throws: StoreFailure.notFound) { try await stores.reads(id, .bram) }
            await #expect(throws: StoreFailure.notFound) { try await stores.proposes(.random()) }
            try await stores.erases(.ada)
            await #expect(throws: StoreFailure.notFound) { _ = try await stores.passings.passing(id) }
        }
    }
}

extension ChatStores {
    @discardableResult
    func proposes(_ id: PassingID, by member: Professional = .bram) async throws -> SealedPassing {
        let at = now()
        let record = SealedPassing(teamEpoch: 1, bytes: .random(400))!
        try await passings.propose(
            Passing.proposed(
                id, on: .meldcode, of: Visitor.ada.conversation, by: member.id, told: .notTold, at: at)!,
            record: record, recording: member.audited(.passingProposed, .ada, at: at))
        return record
    }

    @discardableResult
    func reads(_ id: PassingID, _ member: Professional) async throws -> PassingRecord {
        try await passings.record(
            of: id, for: member.id, recording: member.audited(.passingOpened, .ada, at: now()))
    }

    func judges(_ id: PassingID, _ agrees: Bool, by member: Professional = .chris) async throws {
        let at = now()
        _ = try await passings.judge(
            id, agrees, by: member.id, answer: SealedPassing(teamEpoch: 1, bytes: .random(300))!, at: at,
            recording: member.audited(agrees ? .passingAgreed : .passingDeclined, .ada, at: at))
    }

    @discardableResult
    func finishes(_ id: PassingID, by member: Professional = .bram, told: Passing.Told = .notTold) async throws
        -> Passing
    {
        let at = now()
        return try await passings.finish(
            id, by: member.id, told: told, at: at, recording: member.audited(.passingDone, .ada, at: at))
    }

    func withdraws(_ id: PassingID, by member: Professional = .bram) async throws {
        let at = now()
        _ = try await passings.withdraw(
            id, by: member.id, at: at, recording: member.audited(.passingWithdrawn, .ada, at: at))
    }
}
