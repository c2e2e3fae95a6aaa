import Chat
import Foundation
import GRDB
import HelplineCore
import SQLiteStore
import StoreSupport
import Synchronization
import TestSupport
import Testing

/// A message that comes alone is committed by whoever brought it, or takes its turn: never half, never unsynced, never waiting for
/// somebody else.
@Suite(.timeLimit(.minutes(1))) struct AloneCommitTests {
    private struct PowerCut: Error {}

    /// Allows it always, however slow this machine's disk is.
    private static let always = WriterPace(quick: .seconds(3600), gap: .zero, calm: .zero)

    /// Ada waits; nothing is being written.
    private func waitingVisitor(_ observer: CommitObserver = .none) async throws -> (StoreUnderTest, ChatStores) {
        let store = try StoreUnderTest.temporary(observer: observer, pace: Self.always)
        try await store.database.write { try TeamEpoch.set(1, in: $0) }
        let stores = ChatStores(store.database)
        try await stores.opens(.ada)
        return (store, stores)
    }

    private func appendsAtOnce(_ message: NewMessage, _ stores: ChatStores) -> Acknowledgement? {
        stores.log.appendAtOnce(
            message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
    }

    @Test func `it is committed before the call returns, and read back as any other`() async throws {
        let events = Mutex<[String]>([])
        let (_, stores) = try await waitingVisitor(
            CommitObserver(
                willCommit: { count in events.withLock { $0.append("committing \(count)") } },
                didCommit: { count in events.withLock { $0.append("committed \(count)") } }))
        events.withLock { $0 = [] }
        let message = Visitor.ada.message(0)

        let acknowledged = try #require(appendsAtOnce(message, stores))

        #expect(events.withLock { $0 } == ["committing 1", "committed 1"])
        #expect(acknowledged.sequence == 2 && !acknowledged.repeated)
        let entry = try #require(try await stores.entries(.ada).last)
        #expect(entry.sequence == 2 && entry.at == acknowledged.at)
        #expect(
            entry.content
                == .message(id: message.id, epoch: 1, sender: message.sender, envelope: message.envelope))
        let again = try await stores.log.append(
            message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
        #expect(again == Acknowledgement(sequence: 2, at: acknowledged.at, repeated: true))
    }

    @Test func `what the contract does not plainly allow is not written, and the writer goes on`() async throws {
        let (_, stores) = try await waitingVisitor()
        let kept = Visitor.ada.message(0)
        _ = try #require(appendsAtOnce(kept, stores))

        #expect(appendsAtOnce(kept, stores) == nil)
        #expect(appendsAtOnce(Visitor.ada.message(1, epoch: 2), stores) == nil)
        let stranger = Visitor.somebody()
        #expect(
            stores.log.appendAtOnce(
                stranger.message(1), to: Visitor.ada.conversation, by: stranger.authority, at: stores.now()) == nil)

        #expect(try await stores.entries(.ada).count == 2)
        #expect(appendsAtOnce(Visitor.ada.message(2), stores)?.sequence == 3)
    }

    @Test func `a commit that fails is promised to nobody, and the message can take its turn`() async throws {
        let cut = Mutex(false)
        let (_, stores) = try await waitingVisitor(
            CommitObserver(willCommit: { _ in if cut.withLock({ $0 }) { throw PowerCut() } }))
        let message = Visitor.ada.message(0)
        cut.withLock { $0 = true }

        #expect(appendsAtOnce(message, stores) == nil)

        #expect(try await stores.entries(.ada).count == 1)
        await #expect(throws: StoreFailure.self) {
            try await stores.log.append(
                message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
        }
        cut.withLock { $0 = false }
        let promised = try await stores.log.append(
            message, to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
        #expect(promised.sequence == 2 && !promised.repeated)
    }

    @Test func `while a group is committed it takes its turn, without waiting`() async throws {
        let (held, hold) = AsyncStream<Void>.makeStream()
        let goOn = DispatchSemaphore(value: 0)
        let holds = Mutex(false)
        let (store, stores) = try await waitingVisitor(
            CommitObserver(willCommit: { _ in
                guard holds.withLock({ $0 }) else { return }
                hold.yield()
                goOn.wait()
            }))
        holds.withLock { $0 = true }
        async let group: Void = store.database.write { try $0.execute(sql: "CREATE TABLE probe (n INTEGER)") }
        for await _ in held { break }
        holds.withLock { $0 = false }

        // Would it wait for the group, it would wait for ever.
        #expect(appendsAtOnce(Visitor.ada.message(0), stores) == nil)

        goOn.signal()
        try await group
        #expect(appendsAtOnce(Visitor.ada.message(0), stores)?.sequence == 2)
    }

    @Test func `for another process that writes it does not wait, and others still do`() async throws {
        let (store, stores) = try await waitingVisitor()
        let other = try OtherProcess(store.folder)
        try await other.execute("BEGIN IMMEDIATE")

        // Would it wait, it would find the lock free after that second, and write.
        async let freed: Void = {
            try await Task.sleep(for: .seconds(1))
            try await other.execute("COMMIT")
        }()
        #expect(appendsAtOnce(Visitor.ada.message(0), stores) == nil)
        try await freed

        // Who takes his turn does wait.
        try await other.execute("BEGIN IMMEDIATE")
        async let turn = stores.log.append(
            Visitor.ada.message(1), to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
        try await Task.sleep(for: .milliseconds(200))
        try await other.execute("COMMIT")
        #expect(try await turn.sequence == 2)
    }

    @Test func `a closed store takes nothing`() async throws {
        let (store, stores) = try await waitingVisitor()
        try await store.database.close()

        #expect(appendsAtOnce(Visitor.ada.message(0), stores) == nil)
    }

    @Test func `PostgreSQL leaves every message to its turn`() async throws {
        try await DatabaseUnderTest.postgres.run { stores in
            try await stores.opens(.ada)

            #expect(appendsAtOnce(Visitor.ada.message(0), stores) == nil)

            #expect(try await stores.entries(.ada).count == 1)
        }
    }
}

/// When a write comes alone, by the writer's last commit.
@Suite struct WriterPaceTests {
    private let start = ContinuousClock.now

    private func pace(after size: Int, took: Duration) -> WriterPace {
        var pace = WriterPace()
        pace.note(size, from: start - took, to: start)
        return pace
    }

    @Test func `before there was a commit nothing is known of the disk`() {
        #expect(!WriterPace().allowsAlone(at: start))
    }

    @Test func `right after a commit somebody may have waited for it`() {
        let pace = pace(after: 1, took: .microseconds(400))

        #expect(!pace.allowsAlone(at: start + .microseconds(249)))
        #expect(pace.allowsAlone(at: start + .microseconds(250)))
    }

    @Test func `after a crowd more of it may come`() {
        #expect(pace(after: 2, took: .milliseconds(1)).allowsAlone(at: start + .milliseconds(9)))
        #expect(!pace(after: 3, took: .milliseconds(1)).allowsAlone(at: start + .milliseconds(9)))
        #expect(pace(after: 3, took: .milliseconds(1)).allowsAlone(at: start + .milliseconds(10)))
    }

    @Test func `nobody waits for a disk that was slow, until it was quick again`() {
        var slow = pace(after: 1, took: .microseconds(3001))

        #expect(!slow.allowsAlone(at: start + .seconds(60)))
        slow.note(1, from: start + .seconds(60), to: start + .seconds(60) + .milliseconds(3))
        #expect(slow.allowsAlone(at: start + .seconds(61)))
    }
}
