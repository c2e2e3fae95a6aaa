// How long disclosure control takes: the default plan over the cases of 2021, tables of invented people that grow, and ten linked
// tables in each of five years. `make bench-disclosure` prints it; nothing here is asserted.
import CbcSolver
import DisclosureControl
import Foundation
import HelplineCore

let clock = ContinuousClock()

/// User and system time of this process, which other work beside it does not lengthen much.
func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
}

/// To a hundredth.
func rounded(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
}

func rule(_ key: CellKey) -> CellRule {
    CellRule(threshold: 5, isExact: key.dimensions.allSatisfy { $0 == "year" })
}

/// Protects, and audits together with what came before.
func release(_ tables: [CountedTable], after earlier: [ReleasedTable], as name: String) throws -> [ReleasedTable] {
    let solver = CbcSolver()
    let clock = ContinuousClock()
    let (start, processor) = (clock.now, processorSeconds())
    let linked = try LinkedTables(tables, earlier: earlier, rule: rule)
    let pattern = try LinkedHiding(linked, solver: solver).pattern()
    let hidden = clock.now
    let released = linked.released(hiding: pattern.hidden)
    let inhabited = linked.cells.filter { $0.count > 0 && pattern.hidden.contains($0.key) }.map(\.key)
    let audit = try Auditor(solver).audit(released + earlier, inhabited: Set(inhabited))
    let least = pattern.isLeast ? "the least" : "not proven the least"
    print(
        "\(name): \(linked.cells.count) cells, \(pattern.hidden.count) hidden (\(least)) in \(hidden - start); audit \(clock.now - hidden),",
        audit.holds ? "holds;" : "FAILS;", "\(rounded(processorSeconds() - processor)) of a core")
    return released
}

try await DefaultPlan.run()

var random = SeededGenerator(seed: 7)
for (sizes, people) in [([6, 6], 300), ([3, 3, 3], 300), ([6, 6, 4], 300), ([6, 6, 4], 1000), ([8, 8, 4], 1000)] {
    let crowd = Crowd(people, dimensions: sizes, &random)
    let name = sizes.map(String.init).joined(separator: " × ")
    let table = try crowd.table(Array(sizes.indices), in: nil)
    do {
        _ = try release([table], after: [], as: "\(name), \(people) people")
    } catch DisclosureFailure.unprotectable(let cells) {
        print("\(name), \(people) people: nothing protects \(cells.count) cells")
    }
}

var earlier: [ReleasedTable] = []
let (start, processor) = (clock.now, processorSeconds())
for year in 2021...2025 {
    let crowd = Crowd(300, dimensions: [5, 4, 4, 3, 3], &random)
    let pairs = (0..<5).flatMap { one in ((one + 1)..<5).map { [one, $0] } }
    let tables = try pairs.map { try crowd.table($0, in: year) }
    do {
        earlier += try release(tables, after: earlier, as: "\(year), ten tables of five dimensions, 300 people")
    } catch DisclosureFailure.unprotectable(let cells) {
        print("\(year): nothing protects \(cells.count) cells")
    }
}
print("Five years together: \(clock.now - start), \(rounded(processorSeconds() - processor)) of a core")

var usage = rusage()
getrusage(RUSAGE_SELF.rawValue, &usage)
print("Memory at most, of all of it in one process: \(usage.ru_maxrss / 1024) MB")
