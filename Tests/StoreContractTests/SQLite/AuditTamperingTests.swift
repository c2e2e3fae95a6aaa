import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

/// Somebody with the file in hand tries to rewrite what happened.
@Suite struct AuditTamperingTests {
    /// A trail of ten entries, intact up to the head that the privacy officer keeps; then `tamper`; then the verdict.
    private func verdict(_ tamper: @escaping @Sendable (Database) throws -> Void) async throws -> AuditVerdict {
        let store = try StoreUnderTest.temporary()
        let audit = SQLAuditTrail(store.database)
        for number in 0..<10 {
            let at = Timestamp(seconds: 1_795_291_200 + Int64(number) * 3600)
            try await audit.record(AuditEntry(number % 2 == 0 ? .signedIn : .signedOut, by: .member(.random()), at: at))
        }
        let head = try #require(try await audit.head())
        #expect(try await audit.verify(head: head) == .intact)
        try await store.database.write(tamper)
        return try await audit.verify(head: head)
    }

    @Test(arguments: [
        "action = 'invited'", "actor = 'visitor'", "hour = hour + 3600", "conversation = zeroblob(32)",
        "link = randomblob(32)", "actor_commitment = randomblob(32)", "hour_salt = randomblob(16)",
        "actor = NULL, actor_salt = NULL, actor_commitment = randomblob(32)",
    ])
    func `an altered line is found`(change: String) async throws {
        #expect(
            try await verdict { try $0.execute(sql: "UPDATE audit SET \(change) WHERE number = 5") } == .broken(at: 5))
    }

    @Test func `a line that somebody emptied out of turn is seen`() async throws {
        let store = try StoreUnderTest.temporary()
        let audit = SQLAuditTrail(store.database)
        for _ in 0..<10 {
            try await audit.record(AuditEntry(.signedIn, by: .system, at: Timestamp(seconds: 1_795_291_200)))
        }
        #expect(try await audit.emptied(through: 10) == AuditEmptied(count: 0, last: 0))

        try await store.database.write {
            try $0.execute(sql: "UPDATE audit SET actor = NULL, actor_salt = NULL WHERE number = 5")
        }

        #expect(try await audit.emptied(through: 10) == AuditEmptied(count: 1, last: 5))
    }

    @Test func `a removed line is found`() async throws {
        #expect(try await verdict { try $0.execute(sql: "DELETE FROM audit WHERE number = 5") } == .broken(at: 5))
    }

    @Test func `a removed line whose gap was closed is found`() async throws {
        let verdict = try await verdict { db in
            try db.execute(sql: "DELETE FROM audit WHERE number = 5")
            for number in 6...10 {
                try db.execute(sql: "UPDATE audit SET number = ? WHERE number = ?", arguments: [number - 1, number])
            }
        }

        #expect(verdict == .broken(at: 5))
    }

    @Test(arguments: [(10, 10), (1, 1)])
    func `removed ends are found`(number: Int, brokenAt: Int64) async throws {
        let verdict = try await verdict {
            try $0.execute(sql: "DELETE FROM audit WHERE number = ?", arguments: [number])
        }

        #expect(verdict == .broken(at: brokenAt))
    }

    @Test func `an emptied trail is found`() async throws {
        #expect(try await verdict { try $0.execute(sql: "DELETE FROM audit") } == .broken(at: 1))
    }

    @Test func `reordered lines are found`() async throws {
        let verdict = try await verdict { db in
            for (from, to) in [(5, 100), (6, 5), (100, 6)] {
                try db.execute(sql: "UPDATE audit SET number = ? WHERE number = ?", arguments: [to, from])
            }
        }

        #expect(verdict == .broken(at: 5))
    }

    @Test func `an erased value leaves the chain whole`() async throws {
        let verdict = try await verdict {
            try $0.execute(sql: "UPDATE audit SET actor = NULL, actor_salt = NULL WHERE number = 5")
        }

        #expect(verdict == .intact)
    }
}
