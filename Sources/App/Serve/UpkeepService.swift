import Accounts
import Cases
import Chat
import HelplineCore
import Logging
import ServiceLifecycle

/// Keeps the promises about time: erases what is past its term, ends abandoned sittings, old tickets and sign-ins, and tells
/// the streams. What fails is tried again at the next round. Of several nodes one does it.
struct UpkeepService: Service {
    let turn: UpkeepTurn
    let retention: RetentionRun
    let store: any ConversationStore
    let signIns: any SignInStore
    let refused: RefusedSignIns
    let cases: any CaseStore
    /// Whole years a case is kept after the year it belongs to; `nil` keeps the demonstration's invented ones.
    let caseYears: Int?
    let audit: any AuditTrail
    /// Years that a line of the audit trail keeps what it says.
    let auditYears: Int
    let hub: ConversationHub
    let clock: any WallClock
    let interval: Duration
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // What each node holds in memory, and then what one does for all.
                await perform([refusedSignIns])
                if await isMyTurn() {
                    await perform([erasures, conversations, endedSignIns, expiredCases, expiredLines])
                }
                do { try await Task.sleep(for: interval) } catch { return }
            }
        }
        // What waits in memory is not to be lost by a stop.
        await perform([refusedSignIns])
        await turn.close()
    }

    private func isMyTurn() async -> Bool {
        do { return try await turn.isMine() } catch {
            logger.error("upkeep failed and will be tried again", metadata: ["failure": "\(error)"])
            return false
        }
    }

    /// One duty that fails does not keep the others from being done.
    private func perform(_ duties: [() async throws(StoreFailure) -> Void]) async {
        for duty in duties {
            do {
                try await duty()
            } catch {
                logger.error("upkeep failed and will be tried again", metadata: ["failure": "\(error)"])
            }
        }
    }

    private func erasures() async throws(StoreFailure) { try await store.finishErasures() }

    private func refusedSignIns() async throws(StoreFailure) {
        try await refused.write { entry throws(StoreFailure) in try await signIns.recordRefusal(entry) }
    }

    private func endedSignIns() async throws(StoreFailure) {
        try await signIns.deleteEnded(terms: SignInTerms(), at: clock.now())
    }

    private func conversations() async throws(StoreFailure) {
        let summary = try await retention.once()
        for id in summary.ended + summary.erased { await hub.announce(.conversation(id)) }
        guard !summary.ended.isEmpty || !summary.erased.isEmpty else { return }
        await hub.announce(.queue)
        logger.info(
            "upkeep", metadata: ["ended": "\(summary.ended.count)", "erased": "\(summary.erased.count)"])
    }

    private func expiredLines() async throws(StoreFailure) {
        // Whole leap years: a day too long rather than a day too short.
        let emptied = try await audit.empty(before: clock.now() - .days(366 * auditYears), limit: 500)
        if emptied > 0 { logger.info("upkeep", metadata: ["audit lines emptied": "\(emptied)"]) }
    }

    private func expiredCases() async throws(StoreFailure) {
        guard let caseYears, let last = CaseQuarter.lastExpired(at: clock.now(), keptFor: caseYears) else { return }
        let removed = try await cases.removeCases(
            through: last, recording: AuditEntry(.casesExpired, by: .system, at: clock.now()))
        if removed > 0 { logger.info("upkeep", metadata: ["cases removed": "\(removed)"]) }
    }
}
