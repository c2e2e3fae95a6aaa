import Foundation
import Logging
import ServiceLifecycle

/// Has the years before a demonstration's own published beside the server, which need not wait for them.
struct DemonstrationYearsService: Service {
    let child: ProgramChild
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                let isDone = try await child.run().isDone
                if !isDone && !Task.isCancelled { logger.warning("the demonstration has no earlier years") }
            } catch {
                logger.warning("the demonstration has no earlier years", metadata: ["failure": "\(error)"])
            }
        }
        // A service that ends would end them all.
        do { try await gracefulShutdown() } catch {  // cancelled: nothing is left to do
        }
    }
}
