import HelplineCore
import PostgresStore
import Testing

/// The upkeep is one node's at a time.
@Suite struct TurnTests {
    @Test func `one node has the turn, and another takes it when that one is gone`() async throws {
        let store = try PostgresUnderTest.temporary()
        let node = try store.otherNode()
        let (first, second) = (PostgresTurn(store.database), PostgresTurn(node))
        #expect(try await first.isMine())
        #expect(try await first.isMine())
        #expect(try await !second.isMine())

        await first.close()

        #expect(try await second.isMine())
        await second.close()
        await node.close()
        await store.database.close()
    }

    @Test func `a node that was cut off has no turn any more`() async throws {
        let store = try PostgresUnderTest.temporary()
        let node = try store.otherNode()
        let (first, second) = (PostgresTurn(store.database), PostgresTurn(node))
        #expect(try await first.isMine())

        try store.cutConnections()

        #expect(try await second.isMine())
        #expect(try await !first.isMine())
        await first.close()
        await second.close()
        await node.close()
        await store.database.close()
    }
}
