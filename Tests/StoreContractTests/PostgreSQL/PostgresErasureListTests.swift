import Chat
import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

/// The list of erasures outside a database that several nodes share.
@Suite struct PostgresErasureListTests {
    private func withTeam() async throws -> (PostgresUnderTest, ChatStores) {
        let store = try PostgresUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        return (store, ChatStores(store.database))
    }

    private func listed(_ folder: URL) throws -> [ConversationID] {
        try ErasureList(in: folder).orders().map(\.conversation)
    }

    @Test func `a confirmed erasure stands on the list of its node, by the hour`() async throws {
        let (store, stores) = try await withTeam()
        try await stores.opens(.ada)
        #expect(try listed(store.folder).isEmpty)

        try await stores.erases(.ada)

        let orders = try ErasureList(in: store.folder).orders()
        #expect(orders.map(\.conversation) == [Visitor.ada.conversation])
        #expect(orders.map(\.reason) == [.visitor])
        #expect(orders.allSatisfy { $0.at == $0.at.hour })
    }

    @Test func `what is past its term stands on the list as well`() async throws {
        let (store, stores) = try await withTeam()
        try await stores.opens(.ada)

        let erased = try await stores.conversations.eraseExpired(
            lastEntryBefore: stores.now(), limit: 10, at: stores.now())

        #expect(erased == [Visitor.ada.conversation])
        #expect(try ErasureList(in: store.folder).orders().map(\.reason) == [.retention])
    }

    @Test func `another node lists it at its next upkeep, also what was erased before it started`() async throws {
        let (store, stores) = try await withTeam()
        let visitors = (0..<3).map { _ in Visitor.somebody() }
        for visitor in visitors { try await stores.opens(visitor) }
        try await stores.erases(visitors[0])
        let folder = TemporaryFolder.path()
        defer { TemporaryFolder.remove(folder) }
        let node = try store.otherNode(folder: folder)
        let other = ChatStores(node)

        try await other.conversations.finishErasures()
        #expect(try listed(folder) == [visitors[0].conversation])
        for visitor in visitors.dropFirst() { try await stores.erases(visitor) }
        try await other.conversations.finishErasures()
        try await other.conversations.finishErasures()

        #expect(Set(try listed(folder)) == Set(visitors.map(\.conversation)))
        #expect(try listed(folder).count == 3)
        await node.close()
    }

    @Test func `an erasure that cannot be listed is not confirmed, and asking again finishes it`() async throws {
        let (store, stores) = try await withTeam()
        try await stores.opens(.ada)
        let list = store.folder.appendingPathComponent(ErasureList.name)
        try FileManager.default.createDirectory(at: list, withIntermediateDirectories: true)

        await #expect(throws: StoreFailure.self) { try await stores.erases(.ada) }
        await #expect(throws: StoreFailure.self) { try await stores.conversations.finishErasures() }
        try FileManager.default.removeItem(at: list)
        try await stores.conversations.finishErasures()

        #expect(try listed(store.folder) == [Visitor.ada.conversation])
    }

    @Test func `what the list has and the database does not is erased again, and nothing else`() async throws {
        let (store, stores) = try await withTeam()
        let other = Visitor.somebody()
        let unknown = Visitor.somebody()
        try await stores.opens(.ada)
        try await stores.opens(other)
        let orders = [Visitor.ada, unknown].map {
            ErasureOrder($0.conversation, reason: .visitor, at: stores.now().hour)
        }

        let held = try await PostgresErasureReplay(store.database).carryOut(orders + orders)

        #expect(held == 1)
        for erased in [Visitor.ada, unknown] {
            await #expect(throws: StoreFailure.erased) {
                _ = try await stores.conversations.conversation(erased.conversation)
            }
        }
        #expect(try await stores.entries(other).count == 1)
        #expect(try await stores.auditedActions() == ["erased"])
        #expect(Set(try listed(store.folder)) == Set(orders.map(\.conversation)))
        #expect(try await PostgresErasureReplay(store.database).carryOut(orders) == 0)
    }

    @Test func `a database that was copied elsewhere knows that it is not at home`() async throws {
        let store = try PostgresUnderTest.temporary()
        #expect(try await !store.database.wasPutBack())
        try await store.database.settle()
        #expect(try await !store.database.wasPutBack())
        await store.database.close()

        let copy = try store.copy()

        #expect(try await copy.database.wasPutBack())
        try await copy.database.settle()
        #expect(try await !copy.database.wasPutBack())
        await copy.database.close()
    }
}
