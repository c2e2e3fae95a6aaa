import CbcSolver
import DisclosureControl
import HelplineCore
import Testing

@Suite struct LinkedHidingTests {
    private let solver = CbcSolver()

    /// Small tables against every choice of cells, each tried on every way to fill them.
    @Test(arguments: 0..<20) func `no smaller choice of hidden cells protects a small table`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sizes = [[2, 2], [3], [4]].randomElement(using: &random) ?? [2, 2]
        let table = try Invented.table(sizes: sizes, people: Int.random(in: 8...16, using: &random), using: &random)
        let linked = try LinkedTables([table], rule: Invented.rule)

        let least = SlowReader.leastHidden(linked)

        guard let least else {
            #expect(throws: DisclosureFailure.self) { try LinkedHiding(linked, solver: solver).pattern() }
            return
        }
        let pattern = try LinkedHiding(linked, solver: solver).pattern()
        #expect(pattern.isLeast)
        #expect(SlowReader.isSafe(linked, hiding: pattern.hidden))
        #expect(pattern.hidden.count == least.cells)
        #expect(Invented.people(in: pattern.hidden, of: linked) == least.people)
    }

    /// Larger than can be filled in every way: the audit reads them, which `AuditorTests` prove right.
    @Test(arguments: 0..<6) func `whatever is hidden is wide for every reader and insider`(seed: UInt64) throws {
        var random = SeededGenerator(seed: 100 + seed)
        let sizes = [[5, 4], [3, 3, 2], [4, 4], [4, 3, 2]].randomElement(using: &random) ?? [5, 4]
        let table = try Invented.table(sizes: sizes, people: Int.random(in: 60...300, using: &random), using: &random)
        let linked = try LinkedTables([table], rule: Invented.rule)

        let pattern = try LinkedHiding(linked, solver: solver).pattern()

        let small = linked.cells.filter { $0.count < 5 && !$0.rule.isExact }.map(\.key)
        #expect(pattern.hidden.isSuperset(of: small))
        let inhabited = Set(linked.cells.filter { $0.count > 0 }.map(\.key))
        let audit = try Auditor(solver).audit(linked.released(hiding: pattern.hidden), inhabited: inhabited)
        #expect(Set(audit.ranges.keys) == pattern.hidden)
        #expect(audit.holds, "\(audit.tooNarrow) \(audit.insiders)")
        for cell in linked.cells where pattern.hidden.contains(cell.key) {
            let range = try #require(audit.ranges[cell.key])
            #expect(range.lower <= cell.count && cell.count <= range.upper ?? .max, "a range without the truth in it")
        }
    }

    @Test func `zero and small counts are hidden, and what would give them away`() throws {
        let shape = TableShape(
            name: "t", restriction: CellKey(),
            dimensions: [Dimension("a", ["x", "y"]), Dimension("b", ["p", "q", "r"])])
        let counts = [[40, 2, 30], [25, 20, 28]]
        let linked = try LinkedTables([Invented.table(shape, counts)], rule: Invented.rule)

        let hidden = try LinkedHiding(linked, solver: solver).pattern().hidden

        // The row, the column and the corner: 2 and 20, and of the other columns the one with fewer people.
        #expect(
            hidden == [
                CellKey(["a": "x", "b": "q"]), CellKey(["a": "y", "b": "q"]), CellKey(["a": "x", "b": "r"]),
                CellKey(["a": "y", "b": "r"]),
            ])
    }

    @Test func `the exact total and an open zero are shown`() throws {
        let shape = TableShape(
            name: "form", restriction: CellKey(), dimensions: [Dimension("form", ["sex", "crim", "both", "other"])])
        let table = try Invented.table(shape, [[278, 15, 21, 0]])
        let linked = try LinkedTables([table]) { key in
            CellRule(threshold: 5, mayShowZero: key.code(in: "form") == "other", isExact: key.dimensions.isEmpty)
        }

        #expect(try LinkedHiding(linked, solver: solver).pattern().hidden.isEmpty)
        #expect(linked.released(hiding: []).first?.values[CellKey()] == .count(314))
    }

    @Test func `a table of too few people cannot be protected, and the cell is named`() throws {
        let shape = TableShape(name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"])])
        let linked = try LinkedTables([Invented.table(shape, [[1, 2]])], rule: Invented.rule)

        #expect(throws: DisclosureFailure.unprotectable([CellKey(["a": "x"]), CellKey(["a": "y"])])) {
            try LinkedHiding(linked, solver: solver).pattern()
        }
    }

    @Test func `a search that is given up still protects, and says that it may hide more than needed`() throws {
        var random = SeededGenerator(seed: 5)
        let table = try Invented.table(sizes: [5, 5], people: 150, using: &random)
        let linked = try LinkedTables([table], rule: Invented.rule)
        let least = try LinkedHiding(linked, solver: solver).pattern()

        let quick = try LinkedHiding(linked, solver: solver, mostRounds: 1).pattern()

        #expect(least.isLeast && !quick.isLeast)
        #expect(quick.hidden.count >= least.hidden.count)
        let inhabited = Set(linked.cells.filter { $0.count > 0 }.map(\.key))
        #expect(try Auditor(solver).audit(linked.released(hiding: quick.hidden), inhabited: inhabited).holds)
    }

    @Test func `two runs hide the same cells`() throws {
        var random = SeededGenerator(seed: 3)
        let table = try Invented.table(sizes: [5, 4], people: 120, using: &random)
        let linked = try LinkedTables([table], rule: Invented.rule)

        #expect(
            try LinkedHiding(linked, solver: solver).pattern() == LinkedHiding(linked, solver: solver).pattern())
    }
}
