import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

/// Somebody who may write in the database tries to rewrite what happened.
@Suite struct PostgresAuditTamperingTests {
    /// A trail of ten entries, intact up to the head that the privacy officer keeps; then `tamper`; then the verdict.
    private func verdict(after tamper: [String]) async throws -> AuditVerdict {
        let store = try PostgresUnderTest.temporary()
        let audit = SQLAuditTrail(store.database)
        for number in 0..<10 {
            let at = Timestamp(seconds: 1_795_291_200 + Int64(number) * 3600)
            try await audit.record(AuditEntry(number % 2 == 0 ? .signedIn : .signedOut, by: .member(.random()), at: at))
        }
        let head = try #require(try await audit.head())
        #expect(try await audit.verify(head: head) == .intact)
        try await store.database.write { db in for statement in tamper { try db.execute(statement) } }
        let verdict = try await audit.verify(head: head)
        await store.database.close()
        return verdict
    }

    @Test(arguments: [
        "action = 'invited'", "actor = 'visitor'", "hour = hour + 3600",
        "conversation = decode(repeat('00', 32), 'hex')", "link = decode(repeat('ab', 32), 'hex')",
        "hour_salt = decode(repeat('ab', 16), 'hex')",
    ])
    func `an altered line is found`(change: String) async throws {
        #expect(try await verdict(after: ["UPDATE audit SET \(change) WHERE number = 5"]) == .broken(at: 5))
    }

    @Test(arguments: [(1, 1), (5, 5), (10, 10)])
    func `a removed line is found`(number: Int, brokenAt: Int64) async throws {
        #expect(try await verdict(after: ["DELETE FROM audit WHERE number = \(number)"]) == .broken(at: brokenAt))
    }

    @Test func `a removed line whose gap was closed is found`() async throws {
        let close = (6...10).map { "UPDATE audit SET number = \($0 - 1) WHERE number = \($0)" }

        #expect(try await verdict(after: ["DELETE FROM audit WHERE number = 5"] + close) == .broken(at: 5))
    }

    @Test func `reordered lines are found`() async throws {
        let swap = [(5, 100), (6, 5), (100, 6)].map { "UPDATE audit SET number = \($0.1) WHERE number = \($0.0)" }

        #expect(try await verdict(after: swap) == .broken(at: 5))
    }
}
