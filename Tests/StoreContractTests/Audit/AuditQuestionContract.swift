import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct AuditQuestionContract {
    let bram = AuditEntry.Actor.member(Professional.bram.id)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `lines come newest first, a page at a time, and none twice`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            for _ in 0..<5 { try await stores.audit.record(AuditEntry(.signedIn, by: bram, at: stores.now())) }

            let first = try await stores.audit.lines(AuditQuestion(), before: .max, limit: 2)
            let second = try await stores.audit.lines(AuditQuestion(), before: 4, limit: 10)

            #expect(first.map(\.number) == [5, 4])
            #expect(second.map(\.number) == [3, 2, 1])
            #expect(first == Array(try await stores.audit.entries(after: 3, limit: 10).reversed()))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a question is answered by the lines that fulfil all of it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let start = stores.now().hour
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.audit.record(AuditEntry(.signedIn, by: bram, at: start + .hours(1)))
            try await stores.audit.record(AuditEntry(.signedIn, by: .system, at: start + .hours(2)))
            try await stores.audit.record(AuditEntry(.signedOut, by: bram, at: start + .hours(2)))
            func numbers(_ question: AuditQuestion) async throws -> [Int64] {
                try await stores.audit.lines(question, before: .max, limit: 10).map(\.number)
            }
            let pseudonym = try await stores.audit.entries(after: 0, limit: 1)[0].conversation.value

            #expect(try await numbers(AuditQuestion(action: .signedIn)) == [3, 2])
            #expect(try await numbers(AuditQuestion(actor: bram)) == [4, 2, 1])
            #expect(try await numbers(AuditQuestion(action: .signedIn, actor: bram)) == [2])
            #expect(try await numbers(AuditQuestion(conversation: pseudonym)) == [1])
            #expect(try await numbers(AuditQuestion(from: start + .hours(1), until: start + .hours(2))) == [2])
            #expect(try await numbers(AuditQuestion(from: start + .hours(2))) == [4, 3])
            #expect(try await numbers(AuditQuestion(conversation: .random(32))) == [])
        }
    }
}
