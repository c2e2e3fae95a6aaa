import CbcSolver
import DisclosureControl
import HelplineCore
import Testing

@Suite struct AuditorTests {
    private let auditor = Auditor(CbcSolver())

    /// Random holes in random tables: what can be worked out is what trying every filling finds.
    @Test(arguments: 0..<60) func `ranges are those that every possible filling gives`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sizes = [[2, 2], [3, 2], [4], [2, 2, 2]].randomElement(using: &random) ?? [3]
        let table = try Invented.table(sizes: sizes, people: Int.random(in: 0...8, using: &random), using: &random)
        let linked = try LinkedTables([table], rule: Invented.rule)
        let hidden = Set(
            linked.cells.map(\.key).filter { !$0.dimensions.isEmpty && Int.random(in: 0..<5, using: &random) < 3 })
        let released = linked.released(hiding: hidden)
        let slow = SlowReader.ranges(released, atMost: table.total)

        let quick = try auditor.audit(released)
        let whole = try auditor.audit(released, whole: true)

        for key in hidden {
            let range = try #require(slow[key])
            #expect(whole.ranges[key] == CellRange(from: range.lowerBound, to: range.upperBound), "\(key)")
            // Without whole people it may only be wider, and of tables with two dimensions it never is.
            let bounds = try #require(quick.ranges[key])
            #expect(bounds.lower <= range.lowerBound && bounds.upper ?? .max >= range.upperBound)
            if sizes.count < 3 { #expect(bounds == whole.ranges[key]) }
        }
        #expect(Set(quick.exact).isSubset(of: whole.exact))
    }

    /// From the textbook: two hidden cells in every row and column, and yet each is exact.
    @Test func `hidden cells in a closed pattern of too few people are found out`() throws {
        let shape = TableShape(
            name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"]), Dimension("b", ["p", "q"])])
        let table = try Invented.table(shape, [[0, 7], [9, 0]])
        let hidden = Set(shape.inner)
        let linked = try LinkedTables([table], rule: Invented.rule)

        let audit = try auditor.audit(linked.released(hiding: hidden))

        #expect(audit.ranges[CellKey(["a": "x", "b": "p"])] == CellRange(from: 0, to: 7))
        #expect(audit.exact.isEmpty && audit.holds)
    }

    @Test func `two tables that share a margin are read as one`() throws {
        let first = TableShape(name: "one", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"])])
        let second = TableShape(
            name: "two", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"]), Dimension("b", ["p", "q"])])
        let x = CellKey(["a": "x"])
        let y = CellKey(["a": "y"])
        let margins = ReleasedTable(first, values: [x: .hidden, y: .hidden, CellKey(): .count(44)])
        let linked = try LinkedTables([Invented.table(second, [[2, 1], [20, 21]])], rule: Invented.rule)
        let crossed = linked.released(hiding: [x.with("p", in: "b"), x.with("q", in: "b"), x, y])

        #expect(try auditor.audit([margins]).ranges[x] == CellRange(from: 0, to: 44))
        #expect(try auditor.audit([margins] + crossed).ranges[x] == CellRange(from: 3, to: 3))
    }

    @Test func `a cell that one table hides and another shows is no secret`() throws {
        let shape = TableShape(name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"])])
        let x = CellKey(["a": "x"])
        let y = CellKey(["a": "y"])
        let hiding = ReleasedTable(shape, values: [x: .hidden, y: .hidden, CellKey(): .count(20)])
        let showing = ReleasedTable(shape, values: [x: .count(3), y: .count(17), CellKey(): .count(20)])

        #expect(try auditor.audit([hiding, showing]).ranges.isEmpty)
    }

    @Test func `releases that contradict each other, or themselves, are refused`() throws {
        let shape = TableShape(name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"])])
        let x = CellKey(["a": "x"])
        let y = CellKey(["a": "y"])
        func release(_ first: ReleasedValue, _ second: ReleasedValue, _ total: Int) -> ReleasedTable {
            ReleasedTable(shape, values: [x: first, y: second, CellKey(): .count(total)])
        }

        #expect(throws: DisclosureFailure.tables(.contradiction(CellKey()))) {
            try auditor.audit([release(.hidden, .hidden, 20), release(.hidden, .hidden, 21)])
        }
        #expect(throws: DisclosureFailure.self) { try auditor.audit([release(.count(5), .count(6), 12)]) }
        #expect(throws: DisclosureFailure.tables(.noCountsFit)) {
            try auditor.audit([release(.count(25), .hidden, 20)])
        }
    }

    @Test func `an insider takes himself off, and a range that was just wide enough no longer is`() throws {
        let shape = TableShape(name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y", "z"])])
        let x = CellKey(["a": "x"])
        let linked = try LinkedTables([Invented.table(shape, [[1, 4, 50]])], rule: Invented.rule)
        let released = linked.released(hiding: [x, CellKey(["a": "y"])])

        let outside = try auditor.audit(released)
        let inside = try auditor.audit(released, inhabited: [x])

        #expect(outside.ranges[x] == CellRange(from: 0, to: 5))
        #expect(outside.holds)
        #expect(inside.insiders[x]?.contains(x) == true)
        #expect(!inside.holds)
    }

    @Test func `rounded figures are a range of their own`() throws {
        let shape = TableShape(name: "t", restriction: CellKey(), dimensions: [Dimension("a", ["x", "y"])])
        let x = CellKey(["a": "x"])
        let rounded = ReleasedTable(
            shape, values: [x: .hidden, CellKey(["a": "y"]): .rounded(15, to: 5), CellKey(): .rounded(20, to: 5)])

        // 18...22 less 13...17.
        #expect(try auditor.audit([rounded]).ranges[x] == CellRange(from: 1, to: 9))
    }
}
