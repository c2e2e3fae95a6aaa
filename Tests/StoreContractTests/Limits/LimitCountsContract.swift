import Crypto
import Foundation
import HelplineCore
import PostgresStore
import SQLiteStore
import TestSupport
import Testing

extension DatabaseUnderTest {
    /// Runs `story` with the counts of an empty database, twice over: two nodes on PostgreSQL, one server on SQLite.
    func runLimits(_ story: (any LimitCounts, any LimitCounts) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let store = try StoreUnderTest.temporary()
            let counts = SQLiteLimitCounts(store.database)
            try await story(counts, counts)
            try await store.database.close()
        case .postgres:
            let store = try PostgresUnderTest.temporary()
            let other = try store.otherNode()
            try await story(PostgresLimitCounts(store.database), PostgresLimitCounts(other))
            await other.close()
            await store.database.close()
        }
    }
}

@Suite struct LimitCountsContract {
    private let start = Timestamp(seconds: 1_795_291_200)
    private let rule = LimitRule.atMost(5, per: .seconds(60))

    private func subject(_ word: String) -> LimitSubject {
        LimitSubject(.account, Data(word.utf8), under: SymmetricKey(data: Data(repeating: 7, count: 32)))
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what one node has counted the other knows`(database: DatabaseUnderTest) async throws {
        try await database.runLimits { one, two async throws in
            for second in 0..<5 {
                let node = second % 2 == 0 ? one : two
                #expect(try await node.take(subject("bram"), under: rule, at: start + .seconds(second)) == nil)
            }

            for node in [one, two] {
                #expect(try await node.take(subject("bram"), under: rule, at: start + .seconds(10)) == .seconds(50))
                #expect(try await node.take(subject("chris"), under: rule, at: start) == nil)
            }
            #expect(try await two.take(subject("bram"), under: rule, at: start + .seconds(60)) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `of many at the same time no more go on than the rule says`(database: DatabaseUnderTest) async throws {
        try await database.runLimits { one, two async throws in
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    let node = number % 2 == 0 ? one : two
                    group.addTask { try await node.take(subject("bram"), under: rule, at: start) == nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            #expect(passed == 5)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who succeeded begins anew, and only he`(database: DatabaseUnderTest) async throws {
        try await database.runLimits { one, two async throws in
            for _ in 0..<5 {
                _ = try await one.take(subject("bram"), under: rule, at: start)
                _ = try await one.take(subject("chris"), under: rule, at: start)
            }
            #expect(try await two.take(subject("bram"), under: rule, at: start) != nil)

            try await two.forget(subject("bram"))

            #expect(try await one.take(subject("bram"), under: rule, at: start) == nil)
            #expect(try await one.take(subject("chris"), under: rule, at: start) != nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a sum is of all nodes`(database: DatabaseUnderTest) async throws {
        try await database.runLimits { one, two async throws in
            let sums = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<20 {
                    let node = number % 2 == 0 ? one : two
                    group.addTask { try await node.add(3, to: subject("load"), until: start) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(sums.sorted() == Array(stride(from: 3, through: 60, by: 3)))
            #expect(try await two.add(0, to: subject("load"), until: start) == 60)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what has ended is deleted, and nothing else`(database: DatabaseUnderTest) async throws {
        try await database.runLimits { one, two async throws in
            _ = try await one.take(subject("bram"), under: rule, at: start)
            for _ in 0..<5 { _ = try await one.take(subject("chris"), under: rule, at: start + .seconds(30)) }

            #expect(try await two.deleteEnded(at: start + .seconds(60)) == 1)

            #expect(try await two.deleteEnded(at: start + .seconds(60)) == 0)
            #expect(try await two.take(subject("chris"), under: rule, at: start + .seconds(60)) == .seconds(30))
        }
    }

    @Test func `a restart forgets nothing`() async throws {
        let store = try StoreUnderTest.temporary()
        for _ in 0..<5 {
            _ = try await SQLiteLimitCounts(store.database).take(subject("bram"), under: rule, at: start)
        }
        try await store.database.close()

        let again = try SQLiteDatabase(folder: store.folder, for: .server)

        #expect(try await SQLiteLimitCounts(again).take(subject("bram"), under: rule, at: start) == .seconds(60))
        try await again.close()
    }
}
