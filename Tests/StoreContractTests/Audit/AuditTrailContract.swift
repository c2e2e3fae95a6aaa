import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct AuditTrailContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `an entry keeps who and what, and of the time only the hour`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let at = stores.now()

            try await stores.audit.record(AuditEntry(.signedIn, by: .member(Professional.bram.id), at: at))

            let line = try #require(try await stores.audit.entries(after: 0, limit: 10).first)
            #expect(line.action.value == Data("signed-in".utf8))
            #expect(line.actor.value == Data("member:\(Professional.bram.id)".utf8))
            #expect(line.hour.value == Data(String(at.hour.seconds).utf8))
            #expect(line.conversation.value == Data())
            #expect(try await stores.audit.head() == AuditHead(number: 1, link: line.link))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation has one pseudonym in the trail, and it is not its id`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            try await stores.claims(.ada, .bram)
            try await stores.claims(other, .bram)
            try await stores.closes(.ada, .bram)
            try await stores.erases(.ada)

            let pseudonyms = try await stores.audit.entries(after: 0, limit: 10).map(\.conversation.value)

            #expect(pseudonyms.count == 4)
            #expect(pseudonyms[0] == pseudonyms[2])
            #expect(pseudonyms[0] == pseudonyms[3])
            #expect(pseudonyms[0] != pseudonyms[1])
            #expect(pseudonyms[0]?.count == 32)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an untouched trail verifies up to every head it ever had`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            #expect(try await stores.audit.head() == nil)
            for _ in 0..<3 {
                try await stores.audit.record(AuditEntry(.signedOut, by: .system, at: stores.now()))
                let head = try #require(try await stores.audit.head())
                try await stores.audit.record(AuditEntry(.signedIn, by: .commandLine, at: stores.now()))

                #expect(try await stores.audit.verify(head: head) == .intact)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a head that the trail does not lead to is found`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.audit.record(AuditEntry(.signedIn, by: .system, at: stores.now()))
            let other = try #require(AuditHead(number: 1, link: .random(32)))
            let later = try #require(AuditHead(number: 2, link: .random(32)))

            #expect(try await stores.audit.verify(head: other) == .otherHead)
            #expect(try await stores.audit.verify(head: later) == .broken(at: 2))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `entries written at the same time make one chain`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await stores.audit.record(AuditEntry(.signedIn, by: .system, at: stores.clock.now()))
                    }
                }
                try await group.waitForAll()
            }

            let head = try #require(try await stores.audit.head())
            #expect(head.number == 100)
            #expect(try await stores.audit.verify(head: head) == .intact)
        }
    }
}
