public import Foundation
public import HelplineCore

/// The rules of the researcher's desk: what is proposed and approved is, to the byte, what was looked at.
public struct ReportDesk: Sendable {
    public let counts: any CaseCounts
    public let ledger: any ReleaseLedger
    public let proposals: any ProposalStore
    private let workshop: any ReportWorkshop

    /// - Parameter workshop: Asked for one draft at a time.
    public init(
        counts: any CaseCounts, ledger: any ReleaseLedger, proposals: any ProposalStore, workshop: any ReportWorkshop
    ) {
        self.counts = counts
        self.ledger = ledger
        self.proposals = proposals
        self.workshop = OneDraftAtATime(workshop)
    }

    /// What the cases of a year give now, folded further where somebody chose to.
    public func preview(_ year: Int, folds: [Fold] = []) async throws(DeskRefusal) -> ReportDraft {
        let plan: PublicationPlan
        do { plan = try PublicationPlan.current() } catch { throw .draft(.failed) }
        do { _ = try plan.steps(folds) } catch { throw .draft(DraftRefusal(error)) }
        do { return try await workshop.draft(of: year, folds: folds) } catch { throw .draft(error) }
    }

    /// Proposes the draft with this checksum, if with these folds it is still what the cases give.
    public func propose(
        _ checksum: Data, of year: Int, folds: [Fold] = [], by member: MemberID, at time: Timestamp
    ) async throws(DeskRefusal) {
        let draft = try await unchanged(checksum, year, folds)
        do throws(StoreFailure) {
            try await proposals.propose(
                ReportProposal(by: member, draft), recording: AuditEntry(.reportProposed, by: .member(member), at: time)
            )
        } catch {
            throw DeskRefusal(error)
        }
    }

    /// Publishes what waits with this checksum, if it is still what the cases give, on the word of somebody else.
    /// - Parameter codeStep: Of the code with which he says so; it is used up in the same transaction.
    public func approve(
        _ checksum: Data, of year: Int, by member: MemberID, codeStep: Int64, at time: Timestamp
    ) async throws(DeskRefusal) -> Release {
        let folds: [Fold]
        do throws(StoreFailure) {
            guard let waiting = try await proposals.proposal(of: year), waiting.draft.checksum == checksum
            else { throw .notFound }
            guard waiting.by != member else { throw .conflict(.nobodyElse) }
            folds = waiting.draft.report.folds
        } catch {
            throw DeskRefusal(error)
        }
        let draft = try await unchanged(checksum, year, folds)
        do throws(StoreFailure) {
            let release = ReleaseChain.release(
                of: draft.report, files: draft.files, approval: .member(member), after: try await ledger.releases().last
            )
            try await proposals.publish(
                release, proposed: checksum, codeStep: codeStep,
                recording: AuditEntry(.reportPublished, by: .member(member), at: time))
            return release
        } catch {
            throw DeskRefusal(error)
        }
    }

    private func unchanged(_ checksum: Data, _ year: Int, _ folds: [Fold]) async throws(DeskRefusal) -> ReportDraft {
        let draft = try await preview(year, folds: folds)
        guard draft.checksum == checksum else { throw .changed }
        return draft
    }
}

/// Why the desk does not do what somebody asks.
public enum DeskRefusal: Error, Equatable, Sendable {
    case draft(DraftRefusal)
    /// It is no longer what the cases give, or no longer what waits: it has to be looked at again.
    case changed
    /// Who proposed it cannot be the second person.
    case own
    /// Somebody proposed the year's report already.
    case waiting
    case wrongCode
    case store(StoreFailure)

    public init(_ failure: StoreFailure) {
        switch failure {
        case .notFound, .conflict(.outdated): self = .changed
        case .conflict(.nobodyElse): self = .own
        case .conflict(.taken): self = .waiting
        case .conflict(.alreadyUsed): self = .wrongCode
        case .conflict(.wrongState): self = .draft(.published)
        default: self = .store(failure)
        }
    }
}
