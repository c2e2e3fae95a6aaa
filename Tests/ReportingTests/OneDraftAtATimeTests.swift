import Foundation
import Reporting
import Testing

@Suite struct OneDraftAtATimeTests {
    /// Makes nothing, for as long as a test wants.
    private actor Bench: ReportWorkshop {
        private(set) var asked = 0
        private var waiting: CheckedContinuation<Void, Never>?

        func draft(of year: Int, folds: [Fold]) async throws(DraftRefusal) -> ReportDraft {
            await withCheckedContinuation {
                waiting = $0
                asked += 1
            }
            throw .failed
        }

        func ends() {
            waiting?.resume()
            waiting = nil
        }
    }

    private func refusal(_ workshop: any ReportWorkshop) async -> DraftRefusal? {
        do throws(DraftRefusal) {
            _ = try await workshop.draft(of: 2021, folds: [])
            return nil
        } catch {
            return error
        }
    }

    @Test func `who asks while a draft is being made is told so, and starts no other`() async {
        let bench = Bench()
        let desk = OneDraftAtATime(bench)
        async let first = refusal(desk)
        while await bench.asked < 1 { await Task.yield() }

        let second = await refusal(desk)

        #expect(second == .busy)
        #expect(await bench.asked == 1)
        await bench.ends()
        #expect(await first == .failed)
        async let third = refusal(desk)
        while await bench.asked < 2 { await Task.yield() }
        await bench.ends()
        #expect(await third == .failed)
    }

    @Test func `two drafts have one checksum only when every file is the same`() throws {
        let assets = try ReportAssets(folder: Sample.assetsFolder)
        let draft = ReportDraft(try Sample.report(), assets: assets)
        let same = ReportDraft(try Sample.report(), assets: assets)
        let other = ReportDraft(try Sample.report(Sample.year(roles: (285, 30))), assets: assets)

        #expect(draft == same)
        #expect(draft.checksum == same.checksum)
        #expect(draft.checksum != other.checksum)
        #expect(draft.checksum.count == 32)
    }

    @Test func `a draft comes through a pipe as it was made`() throws {
        let draft = ReportDraft(try Sample.report(), assets: try ReportAssets(folder: Sample.assetsFolder))

        for outcome in [ReportDraft.Outcome.made(draft), .refused(.unsafe(tables: ["form"])), .refused(.published)] {
            let sent = try JSONEncoder().encode(outcome)
            #expect(try JSONDecoder().decode(ReportDraft.Outcome.self, from: sent) == outcome)
        }
    }

    @Test func `a table says whether the plan folded it`() throws {
        let folded = try Sample.report().tables
        let whole = try Sample.report(Sample.year(gender: ["f": 200, "m": 60, "rest": 25])).tables

        #expect(folded.first { $0.name == "gender" }?.step == 1)
        #expect(whole.first { $0.name == "gender" }?.step == 0)
        #expect(whole.first { $0.name == "gender" }?.steps.map(\.number) == [1])
        #expect(folded.first { $0.name == "state" }?.steps.isEmpty == true)
    }
}
