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
    let shift: ShiftRun
    let guests: any GuestStore
    let letters: any LetterStore
    let followUps: any FollowUpStore
    let store: any ConversationStore
    let openings: OpeningNews
    let signIns: any SignInStore
    let refused: RefusedSignIns
    let limits: any LimitCounts
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
                // What each node holds in memory and lists beside it, and then what one does for all.
                await perform([refusedSignIns, erasures, tellOpening])
                if await isMyTurn() {
                    await perform([
                        talks, goneGuests, goneLetters, conversations, endedFollowUps, endedSignIns, endedCounts,
                        expiredCases, expiredLines,
                    ])
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

    /// Nobody is left alone without being told.
    private func talks() async throws(StoreFailure) {
        let summary = try await shift.once()
        for (id, member) in Array(summary.givenBack) + Array(summary.left) {
            await hub.announce(.conversation(id))
            await hub.announce(.professional(member))
        }
        for offer in summary.expired {
            await hub.announce(.professional(offer.giver))
            await hub.announce(.professional(offer.receiver))
        }
        for id in summary.unanswered { await hub.announce(.conversation(id)) }
        guard !summary.givenBack.isEmpty || !summary.unanswered.isEmpty else { return }
        await hub.announce(.queue)
        logger.info(
            "upkeep",
            metadata: ["given back": "\(summary.givenBack.count)", "unanswered": "\(summary.unanswered.count)"])
    }

    /// Whose time is over does not come, and whose page is silent is out.
    private func goneGuests() async throws(StoreFailure) {
        let now = clock.now()
        for id in try await guests.expire(lastSeenBefore: now - GuestTerms.silence, limit: 100, at: now) {
            await hub.announce(.conversation(id))
        }
    }

    /// What nobody opened or confirmed in time is destroyed; who may call about it is told.
    private func goneLetters() async throws(StoreFailure) {
        let gone = try await letters.expire(limit: 100, at: clock.now())
        for id in gone { await hub.announce(.conversation(id)) }
        if !gone.isEmpty { await hub.announce(.queue) }
    }

    /// Two weeks after the last question nobody asks any more.
    private func endedFollowUps() async throws(StoreFailure) {
        let now = clock.now()
        let removed = try await followUps.removeEnded(before: FollowUp.day(of: now), at: now)
        if removed > 0 { logger.info("upkeep", metadata: ["follow-ups removed": "\(removed)"]) }
    }

    /// The hours end by themselves: this node's streams are told, by every node its own.
    private func tellOpening() async throws(StoreFailure) {
        if try await openings.hasChanged(at: clock.now()) { await hub.hear(.queue) }
    }

    private func erasures() async throws(StoreFailure) { try await store.finishErasures() }

    private func refusedSignIns() async throws(StoreFailure) {
        try await refused.write { entry throws(StoreFailure) in try await signIns.recordRefusal(entry) }
    }

    private func endedSignIns() async throws(StoreFailure) {
        try await signIns.deleteEnded(terms: SignInTerms(), at: clock.now())
    }

    private func endedCounts() async throws(StoreFailure) { try await limits.deleteEnded(at: clock.now()) }

    private func conversations() async throws(StoreFailure) {
        let summary = try await retention.once()
        for id in summary.ended + summary.erased { await hub.announce(.conversation(id)) }
        guard !summary.ended.isEmpty || !summary.erased.isEmpty || !summary.alarmed.isEmpty else { return }
        await hub.announce(.queue)
        logger.info(
            "upkeep",
            metadata: [
                "ended": "\(summary.ended.count)", "erased": "\(summary.erased.count)",
                "alarmed": "\(summary.alarmed.count)",
            ])
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
