import CbcSolver
import Foundation
import HelplineCore
import Reporting
import Synchronization
import TestSupport
import Testing

/// The cases of a year without anybody, and how many visitors came beside them: what a test changes meanwhile.
private final class Workshop: ReportWorkshop {
    private let counts: any CaseCounts
    private let ledger: any ReleaseLedger
    private let visitors = Mutex(40)
    private let folded = Mutex<[[Fold]]>([])

    /// What every draft was to put together.
    var asked: [[Fold]] { folded.withLock { $0 } }

    init(_ stores: AccountStores) {
        counts = stores.counts
        ledger = stores.ledger
    }

    func somebodyElseComes() { visitors.withLock { $0 += 1 } }

    func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft {
        folded.withLock { $0.append(folds) }
        do {
            let plan = try PublicationPlan.current()
            let found = try await counts.counts(of: year, in: plan.dimensions, crossed: plan.crossed)
            let counts = YearCounts(
                year: year, codeBook: found.codeBook, visitors: visitors.withLock { $0 }, populations: found.populations
            )
            let report = try YearReport(
                counts, by: plan, earlier: try await ledger.releases().flatMap { try $0.tables }, folds: folds,
                solver: CbcSolver())
            return ReportDraft(report, assets: try ReportAssets(folder: CaseStores.assets))
        } catch {
            throw .failed
        }
    }
}

@Suite struct ProposalContract {
    private let rosa = Colleague(Professional(id: .random(), name: "rosa", displayName: "Rosa", role: .researcher))
    private let dina = Colleague(.dina)

    /// Rosa prepares reports, and Dina may be the second person.
    private func runDesk(
        on database: DatabaseUnderTest, _ story: (AccountStores, ReportDesk, Workshop) async throws -> Void
    ) async throws {
        try await database.runAccounts { stores in
            try await stores.founds(dina)
            try await stores.invites(rosa, by: dina)
            try await stores.enrols(rosa)
            try await stores.admits(rosa, by: dina)
            let workshop = Workshop(stores)
            try await story(
                stores,
                ReportDesk(
                    counts: stores.counts, ledger: stores.ledger, proposals: stores.proposals, workshop: workshop),
                workshop)
        }
    }

    /// Rosa looks at a year and proposes it.
    private func proposes(_ desk: ReportDesk, _ stores: AccountStores, _ year: Int = 2021) async throws -> ReportDraft {
        let draft = try await desk.preview(year)
        try await desk.propose(draft.checksum, of: year, by: rosa.id, at: stores.clock.now())
        return draft
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what a second person approves is in the ledger, to the byte what was proposed`(database: DatabaseUnderTest)
        async throws
    {
        try await runDesk(on: database) { stores, desk, _ in
            let draft = try await proposes(desk, stores)
            #expect(try await stores.proposals.proposal(of: 2021) == ReportProposal(by: rosa.id, draft))
            #expect(
                try await stores.proposals.standings() == [ProposalStanding(year: 2021, by: rosa.id, refusal: nil)])

            let release = try await desk.approve(
                draft.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())

            let kept = try await stores.ledger.releases()
            #expect(kept.map(\.link) == [release.link])
            #expect(kept.first?.approval == .member(dina.id))
            #expect(kept.first?.files == draft.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
            #expect(throws: Never.self) { try ReleaseChain.check(kept) }
            #expect(try await stores.ledger.last() == 1)
            #expect(try await stores.proposals.standings().isEmpty)
            #expect(try await stores.audited().suffix(2) == ["report-proposed", "report-published"])
            await #expect(throws: DeskRefusal.draft(.published)) { _ = try await proposes(desk, stores) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who proposed it is not the second person`(database: DatabaseUnderTest) async throws {
        try await runDesk(on: database) { stores, desk, _ in
            let draft = try await proposes(desk, stores)

            await #expect(throws: DeskRefusal.own) {
                _ = try await desk.approve(
                    draft.checksum, of: 2021, by: rosa.id, codeStep: 200, at: stores.clock.now())
            }
            await #expect(throws: StoreFailure.conflict(.nobodyElse)) {
                try await stores.proposals.refuse(
                    draft.checksum, of: 2021, .init(by: rosa.id, reason: "No"),
                    recording: stores.entry(.reportRefused, by: rosa.id))
            }
            // Nor by the store alone, whatever came before it.
            let release = ReleaseChain.release(
                of: draft.report, files: draft.files, approval: .member(rosa.id), after: nil)
            await #expect(throws: StoreFailure.conflict(.nobodyElse)) {
                try await stores.proposals.publish(
                    release, proposed: draft.checksum, codeStep: 200,
                    recording: stores.entry(.reportPublished, by: rosa.id))
            }

            #expect(try await stores.ledger.releases().isEmpty)
            #expect(try await stores.proposals.proposal(of: 2021) != nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `cases that changed since stop a proposal and an approval, and use no code up`(database: DatabaseUnderTest)
        async throws
    {
        try await runDesk(on: database) { stores, desk, workshop in
            let seen = try await desk.preview(2021)
            workshop.somebodyElseComes()
            await #expect(throws: DeskRefusal.changed) {
                try await desk.propose(seen.checksum, of: 2021, by: rosa.id, at: stores.clock.now())
            }
            let proposed = try await proposes(desk, stores)
            workshop.somebodyElseComes()

            await #expect(throws: DeskRefusal.changed) {
                _ = try await desk.approve(
                    proposed.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())
            }

            #expect(try await stores.ledger.releases().isEmpty)
            try await stores.proposals.withdraw(2021, recording: stores.entry(.reportWithdrawn, by: rosa.id))
            let again = try await proposes(desk, stores)
            await #expect(throws: DeskRefusal.changed, "the old one was read") {
                _ = try await desk.approve(
                    proposed.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())
            }
            _ = try await desk.approve(again.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())
            #expect(try await stores.ledger.releases().count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was put together is approved as it was put together`(database: DatabaseUnderTest) async throws {
        try await runDesk(on: database) { stores, desk, workshop in
            let folds = [Fold(table: "duration", step: 1)]
            let draft = try await desk.preview(2021, folds: folds)
            try await desk.propose(draft.checksum, of: 2021, folds: folds, by: rosa.id, at: stores.clock.now())
            #expect(try await stores.proposals.proposal(of: 2021)?.draft.report.folds == folds)
            #expect(workshop.asked == [folds, folds])

            _ = try await desk.approve(draft.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())

            #expect(workshop.asked == [folds, folds, folds])
            #expect(try await stores.ledger.releases().count == 1)
            await #expect(throws: DeskRefusal.draft(.noSuchFold(table: "role"))) {
                _ = try await desk.preview(2022, folds: [Fold(table: "role", step: 1)])
            }
            #expect(workshop.asked.count == 3, "nobody was asked for what the plan does not have")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a code approves once, of somebody who may`(database: DatabaseUnderTest) async throws {
        try await runDesk(on: database) { stores, desk, _ in
            let first = try await proposes(desk, stores, 2021)
            _ = try await desk.approve(first.checksum, of: 2021, by: dina.id, codeStep: 200, at: stores.clock.now())
            let second = try await proposes(desk, stores, 2022)

            await #expect(throws: DeskRefusal.wrongCode) {
                _ = try await desk.approve(
                    second.checksum, of: 2022, by: dina.id, codeStep: 200, at: stores.clock.now())
            }

            #expect(try await stores.ledger.last() == 1)
            #expect(try await stores.proposals.proposal(of: 2022) != nil)
            _ = try await desk.approve(second.checksum, of: 2022, by: dina.id, codeStep: 201, at: stores.clock.now())
            #expect(try await stores.ledger.last() == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a refusal keeps its reason and nothing of the draft, until it is proposed anew`(database: DatabaseUnderTest)
        async throws
    {
        try await runDesk(on: database) { stores, desk, _ in
            let draft = try await proposes(desk, stores)
            await #expect(throws: DeskRefusal.waiting) { _ = try await proposes(desk, stores) }
            let refusal = ProposalStanding.Refusal(by: dina.id, reason: "Door is wrong")

            try await stores.proposals.refuse(
                draft.checksum, of: 2021, refusal, recording: stores.entry(.reportRefused, by: dina.id))

            #expect(try await stores.proposals.standings().map(\.refusal) == [refusal])
            #expect(try await stores.proposals.proposal(of: 2021) == nil)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.proposals.withdraw(2021, recording: stores.entry(.reportWithdrawn, by: rosa.id))
            }
            _ = try await proposes(desk, stores)
            #expect(try await stores.proposals.standings().map(\.refusal) == [nil])
            #expect(
                try await stores.audited().suffix(3) == ["report-proposed", "report-refused", "report-proposed"])
        }
    }
}
