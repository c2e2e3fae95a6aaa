import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import Testing

@Suite struct PostgresMigrationTests {
    private func refusal(_ store: PostgresUnderTest, _ migrations: [Migration] = Migrations.all) -> String {
        do throws(StoreFailure) {
            try PostgresDatabase.migrate(url: store.url, migrations: migrations)
            return "migrated"
        } catch .unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `the numbers and names are those of the other database`() {
        #expect(Migrations.all.map { "\($0.number) \($0.name)" } == SQLiteMigrations.names)
    }

    @Test func `nodes that start at the same time migrate once`() async throws {
        let store = try PostgresUnderTest.temporary()
        try store.connection().script("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try PostgresDatabase.migrate(url: store.url) } }
            try await group.waitForAll()
        }

        let numbers = try await store.database.read { db in
            try db.rows("SELECT number FROM migration ORDER BY number").map { try $0.int("number") }
        }
        #expect(numbers == Migrations.all.map(\.number))
    }

    @Test func `a step that fails leaves nothing of itself`() async throws {
        let store = try PostgresUnderTest.temporary()
        let broken = Migration(
            Migrations.all.count + 1, "broken", Array("CREATE TABLE half (n bigint); SELECT 1 / 0".utf8))

        #expect(refusal(store, Migrations.all + [broken]).contains("22012"))
        #expect(try await store.database.read { try $0.row("SELECT 1 FROM pg_tables WHERE tablename = 'half'") } == nil)
    }

    @Test func `a newer database, an altered step and a stranger's tables are refused`() async throws {
        let newer = try PostgresUnderTest.temporary()
        #expect(refusal(newer, Array(Migrations.all.dropLast())).contains("newer version"))

        let altered = try PostgresUnderTest.temporary()
        try altered.connection().script("UPDATE migration SET sha256 = sha256('x'::bytea) WHERE number = 1")
        #expect(refusal(altered).contains("Migration 1 (chat) differs"))

        let stranger = try PostgresUnderTest.temporary()
        try stranger.connection().script("ALTER TABLE migration RENAME TO something_else")
        #expect(refusal(stranger).contains("another program's tables"))
    }
}
