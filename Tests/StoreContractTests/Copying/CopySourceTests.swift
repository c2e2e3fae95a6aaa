import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import Testing

@Suite struct CopySourceTests {
    private func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "not refused"
        } catch StoreFailure.unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `every table is copied but the schema's book and the keyring, each after those it refers to`()
        async throws
    {
        let store = try StoreUnderTest.temporary()
        try await store.database.close()
        let tables = try OpenedSource(store.folder).tables.map(\.name)
        let kept = try await SQLiteTables.names(store.folder)

        #expect(Set(tables) == Set(kept).subtracting(["migration", "keyring"]).union(["conversation_key"]))
        let place = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1, $0) })
        for (child, parent) in [
            ("entry", "conversation"), ("epoch", "conversation"), ("epoch_key", "epoch"), ("sign_in", "member"),
            ("case_link", "case_record"), ("case_link", "conversation"), ("conversation_key", "conversation"),
        ] {
            #expect(try #require(place[parent]) < #require(place[child]))
        }
    }

    @Test func `nobody writes to what is being copied, and everybody may afterwards`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.close()
        let source = try SQLiteCopySource(folder: store.folder)
        let other = try OtherProcess(store.folder)

        await #expect(throws: DatabaseError.self) { try await other.execute("UPDATE service SET opened_at = 1") }

        try source.close()
        try await other.execute("UPDATE service SET opened_at = 1")
    }

    @Test func `an older, a newer, a stranger's and a missing file are refused with what to do`() async throws {
        let store = try StoreUnderTest.temporary()
        try await store.database.close()

        #expect(refusal { _ = try OpenedSource(store.folder) { $0 + 1 } }.contains("older than this program"))
        #expect(refusal { _ = try OpenedSource(store.folder) { $0 - 1 } }.contains("newer version"))
        #expect(refusal { _ = try SQLiteCopySource(folder: TemporaryFolder.path()) }.contains("no installation"))
        try await OtherProcess(store.folder).execute("PRAGMA application_id = 7")
        #expect(refusal { _ = try SQLiteCopySource(folder: store.folder) }.contains("another program"))
    }
}

/// What is in the file's schema, asked beside our own code.
private enum SQLiteTables {
    static func names(_ folder: URL) async throws -> [String] {
        try await DatabaseQueue(path: folder.appendingPathComponent("lichtpunt.sqlite").path).read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        }
    }
}
