import Chat
import Foundation
import HelplineCore
import SQLiteStore
import TestSupport
import Testing
import StoreSupport

@Suite struct ErasureListTests {
    private func list(of store: StoreUnderTest) -> URL { store.folder.appendingPathComponent(ErasureList.name) }

    private func ids(_ store: StoreUnderTest) throws -> [ConversationID] {
        try ErasureList(at: list(of: store)).orders().map(\.conversation)
    }

    private func storeWithTeam() async throws -> (StoreUnderTest, ChatStores) {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        return (store, ChatStores(store.database))
    }

    @Test func `a confirmed erasure stands on the list, by the hour`() async throws {
        let (store, stores) = try await storeWithTeam()
        try await stores.opens(.ada)
        #expect(try ids(store).isEmpty)

        try await stores.erases(.ada)

        let orders = try ErasureList(at: list(of: store)).orders()
        #expect(orders.map(\.conversation) == [Visitor.ada.conversation])
        #expect(orders.map(\.reason) == [.visitor])
        #expect(orders.allSatisfy { $0.at == $0.at.hour })
        let mode = try FileManager.default.attributesOfItem(atPath: list(of: store).path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `an erasure that cannot be listed is not confirmed, and asking again finishes it`() async throws {
        let (store, stores) = try await storeWithTeam()
        try await stores.opens(.ada)
        try FileManager.default.createDirectory(at: list(of: store), withIntermediateDirectories: false)

        await #expect(throws: StoreFailure.self) { try await stores.erases(.ada) }
        await #expect(throws: StoreFailure.self) { try await stores.conversations.finishErasures() }
        try FileManager.default.removeItem(at: list(of: store))
        try await stores.conversations.finishErasures()

        #expect(try ids(store) == [Visitor.ada.conversation])
    }

    @Test func `a server that starts lists what a crash kept from the list`() async throws {
        let (store, stores) = try await storeWithTeam()
        let visitors = (0..<3).map { _ in Visitor.somebody() }
        for visitor in visitors {
            try await stores.opens(visitor)
            try await stores.erases(visitor)
        }
        try await store.database.close()
        // The last line lost its end, as in a power cut.
        let whole = try Data(contentsOf: list(of: store))
        try whole.dropLast(20).write(to: list(of: store))
        #expect(try ids(store) == visitors.prefix(2).map(\.conversation))

        let again = try SQLiteDatabase(folder: store.folder, for: .server)
        try await SQLConversationStore(again).finishErasures()

        #expect(try ids(store) == visitors.map(\.conversation))
        #expect(try Data(contentsOf: list(of: store)) == whole)
        try await again.close()
    }

    @Test(arguments: [
        "something else\n", "lichtpunt erasures 2\n", "lichtpunt erasures 1\n\u{0}\n",
        "lichtpunt erasures 1\n1795298400 visitor not-an-id\n",
        "lichtpunt erasures 1\n1795298400 whim 0b5d2f8e-7f0e-4a63-8b1c-3b8f7f1f2a10\n",
    ])
    func `what is no list of erasures is refused`(content: String) throws {
        let file = TemporaryFolder.path()
        try Data(content.utf8).write(to: file)
        defer { TemporaryFolder.remove(file) }

        #expect(throws: StoreFailure.self) { try ErasureList(at: file).orders() }
    }
}
