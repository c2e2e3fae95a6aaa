import Chat
import Foundation
import HelplineCore
import SQLiteStore
import TestSupport
import Testing
import StoreSupport

@Suite struct SnapshotTests {
    /// A database opened from a snapshot of `store`, in a folder of its own.
    private func putBack(_ store: StoreUnderTest) async throws -> (URL, SQLiteDatabase) {
        let folder = TemporaryFolder.path()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try await store.database.snapshot(to: folder.appendingPathComponent("lichtpunt.sqlite"))
        return (folder, try SQLiteDatabase(folder: folder, for: .server))
    }

    private func storeWithTeam() async throws -> (StoreUnderTest, ChatStores) {
        let store = try StoreUnderTest.temporary()
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        return (store, ChatStores(store.database))
    }

    @Test func `taken while messages come, it holds every one that was acknowledged before, and none twice`()
        async throws
    {
        let (store, stores) = try await storeWithTeam()
        try await stores.opens(.ada)
        for number in 0..<20 {
            _ = try await stores.log.append(
                Visitor.ada.message(Int64(number)), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                at: stores.now())
        }
        let traffic = Task {
            var number: Int64 = 20
            while !Task.isCancelled {
                _ = try await stores.log.append(
                    Visitor.ada.message(number), to: Visitor.ada.conversation, by: Visitor.ada.authority,
                    at: stores.now())
                number += 1
            }
        }

        let (folder, database) = try await putBack(store)
        traffic.cancel()
        _ = await traffic.result

        let entries = try await ChatStores(database).entries(.ada)
        #expect(entries.count >= 21)
        #expect(entries.map(\.sequence) == Array(1...Int64(entries.count)))
        try await database.close()
        TemporaryFolder.remove(folder)
    }

    @Test func `what is sealed opens from it, and only its owner can read it`() async throws {
        let (store, stores) = try await storeWithTeam()
        try await stores.opens(.ada)
        let file = TemporaryFolder.path()
        defer { TemporaryFolder.remove(file) }

        try await store.database.snapshot(to: file)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        await #expect(throws: StoreFailure.self) { try await store.database.snapshot(to: file) }
        let (folder, database) = try await putBack(store)

        // The keyring moved with it: an entry's sealed keys are unwrapped on reading.
        #expect(try await ChatStores(database).entries(.ada) == stores.entries(.ada))
        try await database.close()
        TemporaryFolder.remove(folder)
    }

    @Test func `put back, it erases again what was erased since, and remembers what it never held`() async throws {
        let (store, stores) = try await storeWithTeam()
        let (erased, kept, later) = (Visitor.somebody(), Visitor.somebody(), Visitor.somebody())
        try await stores.opens(erased)
        try await stores.opens(kept)
        let (folder, database) = try await putBack(store)
        try await stores.erases(erased)
        try await stores.opens(later)
        try await stores.erases(later)
        let orders = try ErasureList(at: store.folder.appendingPathComponent(ErasureList.name)).orders()
        let restored = ChatStores(database)
        #expect(try await restored.entries(erased).count == 1, "the premise: it is in the backup")

        let held = try await SQLiteErasureReplay(database).carryOut(orders)

        #expect(held == 1)
        await #expect(throws: StoreFailure.erased) { try await restored.entries(erased) }
        await #expect(throws: StoreFailure.erased) { try await restored.entries(later) }
        #expect(try await restored.entries(kept).count == 1)
        #expect(try await restored.auditedActions() == ["erased"])
        #expect(try await SQLiteErasureReplay(database).carryOut(orders) == 0, "a second time changes nothing")
        #expect(try await restored.auditedActions() == ["erased"])
        try await database.close()
        TemporaryFolder.remove(folder)
    }
}
