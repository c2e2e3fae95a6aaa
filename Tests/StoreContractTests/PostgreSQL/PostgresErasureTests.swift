import Chat
import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

@Suite struct PostgresErasureTests {
    /// The file of the table of keys, whose name changes when it is written anew.
    private func keyFile(_ store: PostgresUnderTest) throws -> Int {
        try store.connection().row("SELECT pg_relation_filenode('conversation_key')::bigint AS node")?.int("node") ?? 0
    }

    @Test func `an erased conversation's key leaves its table, and the others' stay`() async throws {
        let store = try PostgresUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        let other = Visitor.somebody()
        try await stores.opens(.ada)
        try await stores.opens(other)
        let before = try keyFile(store)

        try await stores.erases(.ada)

        #expect(try keyFile(store) != before)
        let keys = try await store.database.read { try $0.rows("SELECT conversation FROM conversation_key").count }
        #expect(keys == 1)
        #expect(try await stores.entries(other).count == 1)
    }

    @Test func `a dump in the way delays only the table's new file, not the erasure`() async throws {
        let store = try PostgresUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        let dump = try store.connection()
        try dump.script("BEGIN; LOCK TABLE conversation_key IN ACCESS SHARE MODE")
        let before = try keyFile(store)

        try await stores.erases(.ada)

        await #expect(throws: StoreFailure.erased) {
            _ = try await stores.conversations.conversation(Visitor.ada.conversation)
        }
        #expect(try keyFile(store) == before)
        try dump.script("COMMIT")
        try await stores.conversations.finishErasures()
        #expect(try keyFile(store) != before)
    }
}
