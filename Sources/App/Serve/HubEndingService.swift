import Chat
import ServiceLifecycle

/// Ends all open streams when the server is told to stop, so that nothing waits for them; the clients come back by themselves.
struct HubEndingService: Service {
    let hub: ConversationHub

    func run() async throws {
        do { try await gracefulShutdown() } catch {  // cancelled: the streams end all the same
        }
        await hub.finish()
    }
}
