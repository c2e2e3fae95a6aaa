import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import Synchronization
import TestSupport
import Testing

/// What a killed process leaves is what its files hold at that moment. So the files are copied at the moment, and
/// opened.
@Suite struct CrashTests {
    /// Copies a database's files when told to, at the next commit.
    private final class Witness: Sendable {
        struct State {
            var folder: URL?
            var before: URL?
            var after: URL?
        }
        let state = Mutex(State())

        var observer: CommitObserver {
            CommitObserver(
                willCommit: { _ in try self.copy(\.before) },
                didCommit: { _ in
                    do { try self.copy(\.after) } catch { Issue.record(error) }
                })
        }

        func watch(_ folder: URL) { state.withLock { $0.folder = folder } }

        private func copy(_ moment: WritableKeyPath<State, URL?>) throws {
            try state.withLock { state in
                guard let folder = state.folder else { return }
                let copy = TemporaryFolder.path()
                try FileManager.default.copyItem(at: folder, to: copy)
                state[keyPath: moment] = copy
            }
        }
    }

    private func survivors(_ folder: URL) async throws -> (
        state: Conversation.State, sequence: Int64, audited: [String]
    ) {
        defer { TemporaryFolder.remove(folder) }
        let database = try SQLiteDatabase(folder: folder, for: .command)
        let stores = ChatStores(database)
        let conversation = try await stores.conversations.conversation(Visitor.ada.conversation)
        let audited = try await stores.auditedActions()
        let entries = try await stores.entries(.ada)
        #expect(entries.map(\.sequence) == Array(1...conversation.lastSequence))
        try await database.close()
        return (conversation.state, conversation.lastSequence, audited)
    }

    @Test func `killed before the commit there is neither the claim nor its audit entry, killed after it both`()
        async throws
    {
        let witness = Witness()
        let store = try StoreUnderTest.temporary(observer: witness.observer)
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        witness.watch(store.folder)

        try await stores.claims(.ada, .bram)

        let copies = witness.state.withLock { $0 }
        let before = try await survivors(#require(copies.before))
        let after = try await survivors(#require(copies.after))
        #expect(before == (.waiting, 1, []))
        #expect(after == (.active, 2, ["claimed"]))
    }

    @Test func `an acknowledged message survives a kill at once after it`() async throws {
        let witness = Witness()
        let store = try StoreUnderTest.temporary(observer: witness.observer)
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        witness.watch(store.folder)

        let acknowledged = try await stores.log.append(
            Visitor.ada.message(0), to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

        let copies = witness.state.withLock { $0 }
        #expect(try await survivors(#require(copies.before)).sequence == 1)
        #expect(try await survivors(#require(copies.after)).sequence == acknowledged.sequence)
    }

    @Test func `a commit that was refused leaves neither action nor audit entry`() async throws {
        struct PowerCut: Error {}
        let cut = Mutex(false)
        let observer = CommitObserver(willCommit: { _ in if cut.withLock({ $0 }) { throw PowerCut() } })
        let store = try StoreUnderTest.temporary(observer: observer)
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        cut.withLock { $0 = true }

        await #expect(throws: StoreFailure.self) { try await stores.claims(.ada, .bram) }
        await #expect(throws: StoreFailure.self) { try await stores.erases(.ada) }
        cut.withLock { $0 = false }

        #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .waiting)
        #expect(try await stores.auditedActions().isEmpty)
        #expect(try await stores.entries(.ada).count == 1)
    }
}
