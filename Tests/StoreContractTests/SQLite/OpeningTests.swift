import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

@Suite struct OpeningTests {
    private func file(_ folder: URL) -> URL { folder.appendingPathComponent("lichtpunt.sqlite") }

    /// A store with something in it, closed.
    private func closedStore() async throws -> StoreUnderTest {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        for _ in 0..<50 { try await stores.opens(.somebody()) }
        try await store.database.close()
        return store
    }

    private func refusal(_ folder: URL) -> String {
        do throws(StoreFailure) {
            _ = try SQLiteDatabase(folder: folder, for: .server)
            return "opened"
        } catch .unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `only the owner can read the folder and the files`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }

        func mode(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }
        #expect(try mode(store.folder) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: store.folder.path) {
            #expect(try mode(store.folder.appendingPathComponent(name)) == 0o600)
        }
    }

    @Test func `what was written is there after closing and opening`() async throws {
        let store = try await closedStore()

        let again = try SQLiteDatabase(folder: store.folder, for: .server)

        #expect(try await ChatStores(again).queue.waiting().count == 50)
        try await again.close()
    }

    @Test(arguments: [0, 50, 100, 4096, 20_000])
    func `a file that was cut off is refused with a sentence, and left alone`(size: Int) async throws {
        let store = try await closedStore()
        let whole = try Data(contentsOf: file(store.folder))
        #expect(whole.count > 20_000)
        try whole.prefix(size).write(to: file(store.folder))

        let refusal = refusal(store.folder)

        #expect(refusal.contains("damaged"))
        #expect(refusal.contains("backup"))
        #expect(try Data(contentsOf: file(store.folder)) == whole.prefix(size))
    }

    @Test func `a page overwritten with noise is refused`() async throws {
        let store = try await closedStore()
        var bytes = try Data(contentsOf: file(store.folder))
        for page in 1..<bytes.count / 4096 {
            bytes.replaceSubrange(page * 4096..<page * 4096 + 64, with: Data.random(64))
        }
        try bytes.write(to: file(store.folder))

        #expect(refusal(store.folder).contains("damaged"))
    }

    @Test func `a file that is no database is refused`() async throws {
        let store = try await closedStore()
        try Data(repeating: 65, count: 5000).write(to: file(store.folder))

        #expect(refusal(store.folder).contains("damaged"))
    }

    @Test func `a database of another program is refused`() throws {
        let folder = TemporaryFolder.path()
        defer { TemporaryFolder.remove(folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let other = try DatabaseQueue(path: file(folder).path)
        try other.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
        try other.close()

        #expect(refusal(folder).contains("another program"))
    }

    @Test func `a file where the folder should be is refused`() throws {
        let folder = TemporaryFolder.path()
        defer { TemporaryFolder.remove(folder) }
        try Data().write(to: folder)

        #expect(refusal(folder).contains("cannot be"))
        #expect(refusal(folder.appendingPathComponent("below")).contains("cannot be"))
    }

    @Test func `two that start at the same moment share one database`() async throws {
        let folder = TemporaryFolder.path()
        defer { TemporaryFolder.remove(folder) }

        let databases = try await withThrowingTaskGroup(of: SQLiteDatabase.self) { group in
            for _ in 0..<4 { group.addTask { try SQLiteDatabase(folder: folder, for: .command) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for database in databases {
            try await SQLAuditTrail(database).record(
                AuditEntry(.signedIn, by: .system, at: Timestamp(seconds: 1_795_291_200)))
        }

        let head = try #require(try await SQLAuditTrail(databases[0]).head())
        #expect(head.number == 4)
        #expect(try await SQLAuditTrail(databases[3]).verify(head: head) == .intact)
        for database in databases { try await database.close() }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.filter { $0.contains("new-") }.isEmpty)
    }

    @Test func `a write waits while another process holds the lock`() async throws {
        let store = try StoreUnderTest.temporary()
        let other = try OtherProcess(store.folder)
        try await other.execute("BEGIN IMMEDIATE")

        async let written: Void = store.database.write { try TeamEpoch.set(3, in: $0) }
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await store.database.read { try TeamEpoch.current(in: $0) } == nil)
        try await other.execute("COMMIT")
        try await written

        #expect(try await store.database.read { try TeamEpoch.current(in: $0) } == 3)
    }
}
