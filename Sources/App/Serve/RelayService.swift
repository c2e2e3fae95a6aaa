import Chat
import PostgresStore
import ServiceLifecycle
import Storage

/// Keeps this node in touch with the others while it runs. One that has its database to itself has nobody to tell.
struct RelayService: Service {
    private let relay: PostgresRelay
    private let hub: ConversationHub
    private let presence: Presence

    /// `nil` when no other node can be there.
    init?(_ database: OpenDatabase, hub: ConversationHub, presence: Presence) {
        guard case .postgres(let database) = database else { return nil }
        relay = PostgresRelay(database)
        self.hub = hub
        self.presence = presence
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await relay.run(hub: hub, presence: presence) }
    }
}
