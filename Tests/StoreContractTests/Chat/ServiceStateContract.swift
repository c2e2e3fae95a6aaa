import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ServiceStateContract {
    private static func entry(_ action: AuditEntry.Action, _ stores: ChatStores) -> AuditEntry {
        AuditEntry(action, by: .member(Professional.dina.id), at: stores.now())
    }

    private static func evenings() throws -> OpeningHours {
        let evening = try #require(TimeSpan(from: 18 * 60, until: 22 * 60))
        let night = try #require(TimeSpan(from: 20 * 60, until: 26 * 60))
        let christmas = try #require(LocalDay("2026-12-25"))
        let lastDay = try #require(LocalDay("2026-12-31"))
        return try #require(
            OpeningHours(
                week: [1: [evening], 5: [evening], 6: [night]], exceptions: [christmas: [], lastDay: [night]]))
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the chat is closed until somebody opens it, from that moment on`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            #expect(try await stores.service.state() == ServiceState())

            let opening = Self.entry(.serviceOpened, stores)
            try await stores.service.set(open: true, recording: opening)
            let opened = try await stores.service.state()
            try await stores.service.set(open: false, recording: Self.entry(.serviceClosed, stores))

            #expect(opened.openedAt == opening.at)
            #expect(try await stores.service.state().openedAt == nil)
            #expect(try await stores.auditedActions() == ["service-opened", "service-closed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `hours are kept whole, and new ones take their place`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let hours = try Self.evenings()
            try await stores.service.keep(hours, version: 1, recording: Self.entry(.hoursChanged, stores))
            let kept = try await stores.service.state()
            try await stores.service.keep(.none, version: 2, recording: Self.entry(.hoursChanged, stores))

            #expect(kept.hours == hours)
            #expect(kept.hoursVersion == 1)
            #expect(try await stores.service.state() == ServiceState(hoursVersion: 2))
            #expect(try await stores.auditedActions() == ["hours-changed", "hours-changed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of two who change the hours at once the second is told`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let hours = try Self.evenings()
            try await stores.service.keep(hours, version: 1, recording: Self.entry(.hoursChanged, stores))

            await #expect(throws: StoreFailure.conflict(.outdated)) {
                try await stores.service.keep(.none, version: 1, recording: Self.entry(.hoursChanged, stores))
            }

            #expect(try await stores.service.state().hours == hours)
            #expect(try await stores.auditedActions() == ["hours-changed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a professional who asks for advice waits behind those it happens to, unless there is danger`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let (work, own, urgent) = (Visitor.somebody(), Visitor.somebody(), Visitor.somebody())
            for opening in [
                work.opening(forWhom: .work), own.opening(forWhom: .oneself),
                urgent.opening(danger: true, forWhom: .work),
            ] { _ = try await stores.conversations.open(opening, queueCap: 10, at: stores.now()) }

            #expect(try await stores.queue.waiting().map(\.id) == [urgent, own, work].map(\.conversation))
            #expect(try await stores.queue.ahead(of: work.conversation) == 2)
            #expect(try await stores.queue.ahead(of: own.conversation) == 1)
            #expect(try await stores.queue.waiting().map(\.forWhom) == [.work, .oneself, .work])
        }
    }
}
