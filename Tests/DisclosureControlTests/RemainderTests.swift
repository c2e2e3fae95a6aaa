import CbcSolver
import DisclosureControl
import HelplineCore
import Testing

/// Those whom no table has, and whom everybody with two tables can count.
@Suite struct RemainderTests {
    private let auditor = Auditor(CbcSolver())
    private let form = Dimension("form", ["sex", "crim"])
    private let age = Dimension("age", ["minor", "adult"])
    private let victims = CellKey(["role": "self"])
    private let others = CellKey(["role": "bystander"])

    private func tables(_ dimensions: [Dimension], _ own: [[Int]], _ left: [Int]) throws -> [CountedTable] {
        let part = try Invented.table(TableShape(name: "own", restriction: victims, dimensions: dimensions), own)
        let inner = zip(form.classes, left).map { code, left in
            (CellKey(["form": code]), left + (part.counts[victims.with(code, in: "form")] ?? 0))
        }
        let whole = try CountedTable(
            TableShape(name: "form", restriction: CellKey(), dimensions: [form]),
            inner: Dictionary(uniqueKeysWithValues: inner))
        let roles = TableShape(
            name: "role", restriction: CellKey(), dimensions: [Dimension("role", ["self", "bystander"])])
        return [part, whole, try Invented.table(roles, [[part.total, left.reduce(0, +)]])]
    }

    @Test func `they are counted by subtracting, class by class`() throws {
        let tables = try tables([form, age], [[40, 60], [7, 8]], [20, 3])
        let counts = Dictionary(tables.flatMap(\.counts)) { first, _ in first }

        let left = try Remainder.all(in: tables.map(\.shape)).map { try $0.counted(counts) }

        #expect(left.count == 1)
        #expect(
            left.first?.counts
                == [others: 23, others.with("sex", in: "form"): 20, others.with("crim", in: "form"): 3])
    }

    @Test func `tables that do not share a class by its code leave nobody`() throws {
        let part = TableShape(name: "own", restriction: victims, dimensions: [Dimension("form", ["any"])])
        let shapes = try tables([form], [[40, 7]], [20, 3]).map(\.shape)

        #expect(Remainder.all(in: shapes).count == 1, "the premise: with the same classes there is somebody")
        #expect(Remainder.all(in: [part] + shapes.dropFirst()).isEmpty)
    }

    @Test func `a stranger's audit fails where subtracting tells of few, and not where it tells of many`() throws {
        func audit(_ left: [Int]) throws -> Audit {
            let tables = try tables([form, age], [[40, 60], [17, 18]], left)
            return try auditor.audit(try LinkedTables(tables, rule: Invented.rule).released(hiding: []))
        }
        let few = try audit([20, 3])
        let many = try audit([20, 9])

        #expect(few.exact == [others.with("crim", in: "form")])
        #expect(!few.holds)
        #expect(many.holds && many.remainders.isEmpty)
    }

    @Test func `where a published zero says that there is nobody, nobody is left to hide`() throws {
        let tables = try tables([form, age], [[40, 60], [0, 0]], [20, 0])

        #expect(try auditor.audit(try LinkedTables(tables, rule: Invented.rule).released(hiding: [])).holds)
    }

    /// Random holes in random tables: what subtracting gives is what trying every filling finds.
    @Test(arguments: 0..<60) func `their ranges are those that every possible filling gives`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func people() -> Int { Int.random(in: 0...3, using: &random) }
        let tables = try tables([form, age], [[people(), people()], [people(), people()]], [people(), people()])
        let linked = try LinkedTables(tables, rule: Invented.rule)
        let hidden = Set(
            linked.cells.map(\.key).filter { !$0.dimensions.isEmpty && Int.random(in: 0..<5, using: &random) < 2 })
        let released = linked.released(hiding: hidden)
        let left = try #require(Remainder.all(in: tables.map(\.shape)).first)
        let unpublished = ReleasedTable(
            left.shape, values: Dictionary(uniqueKeysWithValues: left.shape.inner.map { ($0, .hidden) }))
        let total = tables[1].total
        let slow = SlowReader.ranges(released + [unpublished], atMost: total, knowledge: left.relations)

        let audit = try auditor.audit(released, whole: true)

        for key in hidden {
            let range = try #require(slow[key])
            #expect(audit.ranges[key] == CellRange(from: range.lowerBound, to: range.upperBound), "\(key)")
        }
        for key in left.shape.inner {
            let range = try #require(slow[key])
            let whole = try #require(left.whole(of: key))
            let isHardlyAnybody = !hidden.contains(whole) && (tables[1].counts[whole] ?? 0) < LinkedTables.leastWidth
            if range.lowerBound >= LinkedTables.leastWidth || isHardlyAnybody {
                #expect(audit.remainders[key] == nil, "\(key)")
            } else {
                #expect(audit.remainders[key] == CellRange(from: range.lowerBound, to: range.upperBound), "\(key)")
            }
        }
    }
}
