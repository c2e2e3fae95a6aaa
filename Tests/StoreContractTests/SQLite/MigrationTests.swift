import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

@Suite struct MigrationTests {
    private func refusal(_ folder: URL, _ migrations: [Migration]) -> String {
        do throws(StoreFailure) {
            _ = try SQLiteDatabase(folder: folder, for: .server, migrations: migrations, observer: .none)
            return "opened"
        } catch .unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `numbers begin at one and have no gap`() {
        #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    }

    @Test(arguments: Migrations.all.map(\.number))
    func `data of every earlier version is there after migrating`(version: Int) async throws {
        var entries: [ConversationEntry] = []
        var head: AuditHead?
        let old = try await EarlierVersion.holding(version) { database in
            try await database.write { try TeamEpoch.set(1, in: $0) }
            let before = ChatStores(database)
            try await before.opens(.ada)
            try await before.claims(.ada, .bram)
            try await before.says(.ada, 0)
            entries = try await before.entries(.ada)
            head = try await before.audit.head()
        }

        let migrated = try SQLiteDatabase(folder: old.folder, for: .server)
        let after = ChatStores(migrated)

        #expect(try await after.entries(.ada) == entries)
        #expect(try await after.audit.verify(head: try #require(head)) == .intact)
        #expect(
            try await migrated.read { try Int.fetchAll($0, sql: "SELECT number FROM migration ORDER BY number") }
                == Migrations.all.map(\.number))
        try await after.closes(.ada, .bram)
        try await after.erases(.ada)
        try await migrated.close()
    }

    @Test(arguments: Migrations.all.map(\.number))
    func `a schema that was migrated is the same as a fresh one`(version: Int) async throws {
        func schema(_ database: SQLiteDatabase) async throws -> [String] {
            try await database.read {
                try String.fetchAll($0, sql: "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
            }
        }
        let old = try StoreUnderTest.temporary(migrations: Array(Migrations.all.prefix(version)))
        try await old.database.close()

        let migrated = try SQLiteDatabase(folder: old.folder, for: .server)
        let fresh = try StoreUnderTest.temporary()

        #expect(try await schema(migrated) == schema(fresh.database))
        try await migrated.close()
    }

    @Test func `a newer database is refused`() async throws {
        let extra = Migration(Migrations.all.count + 1, "later", Array("CREATE TABLE later (n INTEGER) STRICT;".utf8))
        let newer = try StoreUnderTest.temporary(migrations: Migrations.all + [extra])
        try await newer.database.close()

        #expect(refusal(newer.folder, Migrations.all).contains("newer version"))
        #expect(refusal(newer.folder, Migrations.all + [extra]) == "opened")
    }

    @Test func `a migration that was altered after it shipped is refused`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.close()
        let first = Migrations.all[0]
        let altered = Migration(1, "chat", Array(first.sql) + Array("\n-- one more line".utf8))

        #expect(refusal(store.folder, [altered] + Migrations.all.dropFirst()).contains("Migration 1"))
        #expect(refusal(store.folder, Migrations.all) == "opened")
    }

    @Test func `a migration that fails leaves the version before it`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.close()
        let number = Migrations.all.count + 1
        let broken = Migration(
            number, "broken", Array("CREATE TABLE half (n INTEGER) STRICT; CREATE TABLE nonsense;".utf8))

        #expect(refusal(store.folder, Migrations.all + [broken]).contains("refused"))

        let again = try SQLiteDatabase(folder: store.folder, for: .server)
        #expect(try await again.read { try $0.tableExists("half") } == false)
        try await again.close()
    }
}
