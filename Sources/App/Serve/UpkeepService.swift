import Chat
import HelplineCore
import Logging
import ServiceLifecycle

/// Keeps the promises about time: erases what is past its term, ends abandoned sittings and old tickets, and tells the streams.
struct UpkeepService: Service {
    let retention: RetentionRun
    let hub: ConversationHub
    let interval: Duration
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await once()
                do { try await Task.sleep(for: interval) } catch { return }
            }
        }
    }

    private func once() async {
        do {
            let summary = try await retention.once()
            for id in summary.ended + summary.erased { await hub.announce(.conversation(id)) }
            if !summary.ended.isEmpty || !summary.erased.isEmpty {
                await hub.announce(.queue)
                logger.info(
                    "upkeep",
                    metadata: ["ended": "\(summary.ended.count)", "erased": "\(summary.erased.count)"])
            }
        } catch {
            logger.error("upkeep failed and will be tried again", metadata: ["failure": "\(error)"])
        }
    }
}
