import Cases
import Foundation
import Logging
import Reporting
import ServiceLifecycle

/// Has the years before a demonstration's own published beside the server, once its sites are there: nobody waits for them.
struct DemonstrationYearsService: Service {
    let ledger: any ReleaseLedger
    let child: ProgramChild
    /// Ends when the sites are there.
    let sitesListen: AsyncStream<Void>
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in sitesListen {}
            guard !Task.isCancelled else { return }
            do {
                guard try await ledger.last() < DemonstrationSeries.years.count else { return }
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
