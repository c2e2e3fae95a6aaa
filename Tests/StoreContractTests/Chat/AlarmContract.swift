import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct AlarmContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a call sounds for who leads the shift until one has taken it by name`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.calls(.ada, .outsider) }

            for _ in 0..<2 { try await stores.calls(.ada, .bram) }

            #expect(try await stores.alarms.alarms(for: .wim).map(\.raisedBy) == [Professional.bram.id])
            #expect(try await stores.alarms.alarms(for: .bram).map(\.takenBy) == [nil])
            #expect(try await stores.alarms.alarms(for: .outsider).isEmpty)
            await #expect(throws: StoreFailure.notFound) { try await stores.takes(.ada, .bram) }
            for _ in 0..<2 { try await stores.takes(.ada, .wim) }
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.takes(.ada, .dina) }
            #expect(try await stores.alarms.alarms(for: .bram).map(\.takenBy) == [Professional.wim.id])
            #expect(try await stores.auditedActions() == ["claimed", "alarm-raised", "alarm-taken"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who was answered may call again, and the close ends it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.calls(.ada, .bram)
            try await stores.takes(.ada, .wim)

            try await stores.calls(.ada, .bram)

            #expect(try await stores.alarms.alarms(for: .wim).map(\.takenBy) == [nil])
            try await stores.closes(.ada, .bram)
            #expect(try await stores.alarms.alarms(for: .wim).isEmpty)
            await #expect(throws: StoreFailure.notFound) { try await stores.calls(.ada, .bram) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `silence never ends a conversation with a danger mark; it calls who leads the shift, once for each absence`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let eva = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(eva, danger: true)
            try await stores.claims(.ada, .bram)
            try await stores.marks(.ada, danger: true, .bram)
            stores.clock.advance(by: .minutes(16))

            let summary = try await stores.retention().once()

            #expect(Set(summary.alarmed) == Set([Visitor.ada, eva].map(\.conversation)))
            #expect(summary.ended.isEmpty)
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .active)
            #expect(try await stores.conversations.conversation(eva.conversation).state == .waiting)
            #expect(try await stores.alarms.alarms(for: .wim).map(\.reason) == [.silence, .silence])
            try await stores.takes(.ada, .wim)
            stores.clock.advance(by: .minutes(16))
            #expect(try await stores.retention().once().alarmed.isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `once the mark is off, silence ends it as any other`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.marks(.ada, danger: true, .bram)
            stores.clock.advance(by: .minutes(16))
            #expect(try await stores.retention().once().ended.isEmpty)

            try await stores.marks(.ada, danger: false, .bram)

            #expect(try await stores.retention().once().ended == [Visitor.ada.conversation])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation in danger outlives its term until a professional has closed it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.marks(.ada, danger: true, .bram)
            stores.clock.advance(by: .days(31))
            #expect(try await stores.retention().once().erased.isEmpty)

            try await stores.closes(.ada, .bram)

            #expect(try await stores.retention().once().erased == [Visitor.ada.conversation])
        }
    }
}

extension ChatStores {
    func marks(_ visitor: Visitor, danger: Bool, _ professional: Professional) async throws {
        try await conversations.mark(
            visitor.conversation, danger: danger, by: professional.id,
            recording: professional.audited(danger ? .dangerMarked : .dangerCleared, visitor, at: now()))
    }

    func calls(_ visitor: Visitor, _ professional: Professional) async throws {
        let at = now()
        try await alarms.raise(
            visitor.conversation, by: professional, at: at,
            recording: professional.audited(.alarmRaised, visitor, at: at))
    }

    func takes(_ visitor: Visitor, _ professional: Professional) async throws {
        let at = now()
        try await alarms.take(
            visitor.conversation, by: professional, at: at,
            recording: professional.audited(.alarmTaken, visitor, at: at))
    }
}
