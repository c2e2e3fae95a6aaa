import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import Synchronization
import Testing

@Suite struct GroupCommitTests {
    /// Counts the commits, and can hold the first one up until others wait behind it.
    private final class Counter: Sendable {
        let groups = Mutex<[Int]>([])
        var observer: CommitObserver {
            CommitObserver(didCommit: { count in self.groups.withLock { $0.append(count) } })
        }
    }
    private struct PowerCut: Error {}

    private func table(_ store: StoreUnderTest) async throws {
        try await store.database.write { try $0.execute(sql: "CREATE TABLE probe (n INTEGER PRIMARY KEY)") }
    }

    private func numbers(_ store: StoreUnderTest) async throws -> [Int] {
        try await store.database.read { try Int.fetchAll($0, sql: "SELECT n FROM probe ORDER BY n") }
    }

    @Test func `the writer syncs fully, and says so`() throws {
        let store = try StoreUnderTest.temporary()

        let settings = try store.database.writerSettings()

        #expect(
            settings == ["synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2, "page_size": 4096])
    }

    @Test func `writes that wait together share a commit`() async throws {
        let counter = Counter()
        let store = try StoreUnderTest.temporary(observer: counter.observer)
        try await table(store)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for n in 0..<1000 {
                group.addTask {
                    try await store.database.write {
                        try $0.execute(sql: "INSERT INTO probe VALUES (?)", arguments: [n])
                    }
                }
            }
            try await group.waitForAll()
        }

        let groups = counter.groups.withLock { $0 }
        #expect(try await numbers(store) == Array(0..<1000))
        #expect(groups.reduce(0, +) == 1001)
        #expect(groups.count <= 500)
        #expect(groups.allSatisfy { $0 <= 256 })
    }

    @Test func `one that asks first and fails halfway takes its group along, and nothing of it stays`() async throws {
        let store = try StoreUnderTest.temporary()
        try await table(store)

        // Held up behind the first, the others share a transaction with the one that fails.
        let outcomes = await withTaskGroup(of: StoreFailure?.self) { group in
            for n in 0..<100 {
                group.addTask {
                    do throws(StoreFailure) {
                        try await store.database.writeAskingFirst { db in
                            try db.execute(sql: "INSERT INTO probe VALUES (?)", arguments: [n])
                            if n == 50 { throw StoreFailure.conflict(.outdated) }
                        }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let kept = try await numbers(store)
        #expect(!kept.contains(50))
        #expect(outcomes.count { $0 == nil } == kept.count)
        // Whose fault it was is not told to the others as theirs.
        #expect(!outcomes.contains(.conflict(.outdated)))
    }

    @Test func `one that asks first and refuses harms nobody`() async throws {
        let store = try StoreUnderTest.temporary()
        try await table(store)

        await withTaskGroup(of: Void.self) { group in
            for n in 0..<100 {
                group.addTask {
                    do throws(StoreFailure) {
                        try await store.database.writeAskingFirst { db in
                            if n % 2 == 1 { throw StoreFailure.conflict(.outdated) }
                            try db.execute(sql: "INSERT INTO probe VALUES (?)", arguments: [n])
                        }
                        #expect(n % 2 == 0)
                    } catch {
                        #expect(n % 2 == 1 && error == .conflict(.outdated))
                    }
                }
            }
        }

        #expect(try await numbers(store) == Array(stride(from: 0, to: 100, by: 2)))
    }

    @Test func `one that fails undoes its own work and nobody else's`() async throws {
        let store = try StoreUnderTest.temporary()
        try await table(store)

        let outcomes = await withTaskGroup(of: (Int, StoreFailure?).self) { group in
            for n in 0..<200 {
                group.addTask {
                    do throws(StoreFailure) {
                        try await store.database.write { db in
                            try db.execute(sql: "INSERT INTO probe VALUES (?)", arguments: [n])
                            if n % 2 == 1 { throw StoreFailure.conflict(.outdated) }
                        }
                        return (n, nil)
                    } catch {
                        return (n, error)
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }

        #expect(outcomes.count == 200)
        #expect(outcomes.allSatisfy { n, failure in failure == (n % 2 == 1 ? .conflict(.outdated) : nil) })
        #expect(try await numbers(store) == Array(stride(from: 0, to: 200, by: 2)))
    }

    @Test func `a commit that fails is an acknowledgement to nobody`() async throws {
        let cut = Mutex(false)
        let observer = CommitObserver(willCommit: { _ in if cut.withLock({ $0 }) { throw PowerCut() } })
        let store = try StoreUnderTest.temporary(observer: observer)
        try await table(store)
        cut.withLock { $0 = true }

        let failures = await withTaskGroup(of: Bool.self) { group in
            for n in 0..<50 {
                group.addTask {
                    do {
                        try await store.database.write {
                            try $0.execute(sql: "INSERT INTO probe VALUES (?)", arguments: [n])
                        }
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        cut.withLock { $0 = false }

        #expect(failures == 50)
        #expect(try await numbers(store).isEmpty)
        try await store.database.write { try $0.execute(sql: "INSERT INTO probe VALUES (1)") }
        #expect(try await numbers(store) == [1])
    }

    @Test func `closing settles what was submitted and refuses what comes later`() async throws {
        let store = try StoreUnderTest.temporary()
        try await table(store)
        async let last: Void = store.database.write { try $0.execute(sql: "INSERT INTO probe VALUES (1)") }
        try await last

        try await store.database.close()

        await #expect(throws: StoreFailure.self) {
            try await store.database.write { try $0.execute(sql: "INSERT INTO probe VALUES (2)") }
        }
        let reopened = try SQLiteDatabase(folder: store.folder, for: .command)
        #expect(try await reopened.read { try Int.fetchAll($0, sql: "SELECT n FROM probe") } == [1])
        try await reopened.close()
    }

    @Test func `a full disk is said to be full, and what was there stays`() async throws {
        let store = try StoreUnderTest.temporary()
        try await table(store)
        try await store.database.write { try $0.execute(sql: "INSERT INTO probe VALUES (1)") }
        // SQLite answers SQLITE_FULL at this limit exactly as it does when the disk has no room.
        try await store.database.write { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }

        await #expect(throws: StoreFailure.diskFull) {
            try await store.database.write { db in
                try db.execute(sql: "CREATE TABLE large (content BLOB)")
                try db.execute(sql: "INSERT INTO large VALUES (zeroblob(1000000))")
            }
        }

        #expect(try await numbers(store) == [1])
        try await store.database.write { try $0.execute(sql: "UPDATE probe SET n = 2") }
        #expect(try await numbers(store) == [2])
    }
}
