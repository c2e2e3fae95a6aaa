import Cases
import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct CaseStoreContract {
    /// Ada's conversation, claimed by Bram.
    private func story(_ database: DatabaseUnderTest, _ story: (ChatStores, CaseStores) async throws -> Void)
        async throws
    {
        try await database.runCases { chat, cases in
            try await chat.opens(.ada)
            try await chat.claims(.ada, .bram)
            try await story(chat, cases)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was kept is read back`(database: DatabaseUnderTest) async throws {
        try await story(database) { _, cases in
            let record = try cases.record(1, [.age: .years(17), "door": .one("none")])

            try await cases.keeps(record, of: .ada)

            #expect(try await cases.finds(.ada) == record)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nobody else reads or writes it, nor a case of no conversation`(database: DatabaseUnderTest) async throws {
        try await story(database) { _, cases in
            try await cases.keeps(try cases.record(1), of: .ada)
            #expect(try await cases.finds(.ada) != nil)

            await #expect(throws: StoreFailure.notFound) { try await cases.finds(.ada, .outsider) }
            await #expect(throws: StoreFailure.notFound) { try await cases.finds(.ada, .dina) }
            await #expect(throws: StoreFailure.notFound) {
                try await cases.keeps(try cases.record(2), of: .ada, by: .outsider)
            }
            await #expect(throws: StoreFailure.notFound) {
                try await cases.cases.registration(of: .random(), for: Professional.bram.id)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a save that is sent twice is kept once, and a late one is refused`(database: DatabaseUnderTest) async throws {
        try await story(database) { _, cases in
            let draft = try cases.record(1, isFinal: false)
            try await cases.keeps(draft, of: .ada)
            try await cases.keeps(draft, of: .ada)
            #expect(try await cases.finds(.ada) == draft)

            let next = try cases.record(2, ["state": .one("now")], isFinal: false)
            try await cases.keeps(next, of: .ada)

            await #expect(throws: StoreFailure.conflict(.outdated)) { try await cases.keeps(draft, of: .ada) }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await cases.keeps(try cases.record(2, ["state": .one("past")], isFinal: false), of: .ada)
            }
            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await cases.keeps(try cases.record(4), of: .ada)
            }
            #expect(try await cases.finds(.ada) == next)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of many that save the same version at once one wins`(database: DatabaseUnderTest) async throws {
        try await story(database) { _, cases in
            let won = await winners(["now", "past", "threat", "unk"], cases)

            let kept = try await cases.visitors()
            #expect(won == 1)
            #expect(kept == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation is registered by a final registration, not by a draft`(database: DatabaseUnderTest)
        async throws
    {
        try await story(database) { _, cases in
            #expect(try await !cases.cases.isRegistered(Visitor.ada.conversation))
            try await cases.keeps(try cases.record(1, isFinal: false), of: .ada)
            #expect(try await !cases.cases.isRegistered(Visitor.ada.conversation))

            try await cases.keeps(try cases.record(2), of: .ada)

            #expect(try await cases.cases.isRegistered(Visitor.ada.conversation))
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await cases.keeps(try cases.record(3, isFinal: false), of: .ada)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only the registration that became final is in the audit trail`(database: DatabaseUnderTest) async throws {
        try await story(database) { chat, cases in
            try await cases.keeps(try cases.record(1, isFinal: false), of: .ada)
            try await cases.keeps(try cases.record(2), of: .ada)
            try await cases.keeps(try cases.record(3, ["state": .one("now")]), of: .ada)

            #expect(try await chat.auditedActions().filter { $0 == "registered" }.count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an objection deletes the case and counts as dealt with`(database: DatabaseUnderTest) async throws {
        try await story(database) { _, cases in
            try await cases.keeps(try cases.record(1), of: .ada)
            #expect(try await cases.visitors() == 1)

            try await cases.keeps(try cases.record(2, [.consent: .one(.objected)]), of: .ada)

            #expect(try await cases.finds(.ada) == nil)
            #expect(try await cases.visitors() == 0)
            #expect(try await cases.cases.isRegistered(Visitor.ada.conversation))
            try await cases.keeps(try cases.record(3), of: .ada)
            #expect(try await cases.visitors() == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `her own objection deletes the case at once, and none is kept after it whatever anybody says`(
        database: DatabaseUnderTest
    ) async throws {
        try await story(database) { chat, cases in
            try await cases.keeps(try cases.record(1), of: .ada)

            try await chat.objects(.ada)
            try await chat.objects(.ada)

            #expect(try await cases.visitors() == 0)
            #expect(try await cases.finds(.ada) == nil)
            #expect(try await chat.conversations.conversation(Visitor.ada.conversation).hasObjected)
            #expect(try await cases.cases.isRegistered(Visitor.ada.conversation), "there is nothing more to register")
            for version in [2, 3, 3] { try await cases.keeps(try cases.record(version), of: .ada) }
            #expect(try await cases.visitors() == 0)
            #expect(try await chat.auditedActions().filter { $0 == "objected" }.count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who objected before anything was registered is never counted, and nobody objects for her`(
        database: DatabaseUnderTest
    ) async throws {
        try await story(database) { chat, cases in
            await #expect(throws: StoreFailure.notFound) {
                try await chat.objects(.ada, by: Visitor.somebody().authority)
            }
            #expect(try await !chat.conversations.conversation(Visitor.ada.conversation).hasObjected)

            try await chat.objects(.ada)
            try await cases.keeps(try cases.record(1), of: .ada)

            #expect(try await cases.visitors() == 0)
            #expect(try await cases.finds(.ada) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the link goes with the conversation, a final case stays and a draft goes`(database: DatabaseUnderTest)
        async throws
    {
        try await story(database) { chat, cases in
            try await cases.keeps(try cases.record(1), of: .ada)
            let noor = Visitor.somebody()
            try await chat.opens(noor)
            try await chat.claims(noor, .bram)
            try await cases.keeps(try cases.record(1, isFinal: false), of: noor)

            try await chat.erases(.ada)
            try await chat.erases(noor)

            await #expect(throws: StoreFailure.erased) { try await cases.finds(.ada) }
            await #expect(throws: StoreFailure.erased) { try await cases.cases.isRegistered(noor.conversation) }
            #expect(try await cases.visitors() == 1)
            // The draft is not somewhere, waiting: nothing but the final case is left to remove.
            #expect(try await cases.removes(through: cases.quarter) == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `cases are removed when their time is over, and not a quarter before`(database: DatabaseUnderTest) async throws
    {
        try await story(database) { _, cases in
            try await cases.keeps(try cases.record(1), of: .ada)
            let before = try #require(CaseQuarter(year: 2026, quarter: 3))

            #expect(try await cases.removes(through: before) == 0)
            #expect(try await cases.removes(through: cases.quarter) == 1)
            #expect(try await cases.visitors() == 0)
        }
    }

    /// How many of these succeed who all save Ada's first version at once, each with a state of his own.
    private func winners(_ states: [Code], _ cases: CaseStores) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for state in states {
                group.addTask {
                    do {
                        try await cases.keeps(try cases.record(1, ["state": .one(state)]), of: .ada)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}

extension ChatStores {
    /// She says that she may not be counted; `authority` is hers unless it is another's word.
    fileprivate func objects(_ visitor: Visitor, by authority: Authority? = nil) async throws {
        try await conversations.object(
            visitor.conversation, by: authority ?? visitor.authority,
            recording: AuditEntry(.objected, by: .visitor, conversation: visitor.conversation, at: now()))
    }
}
