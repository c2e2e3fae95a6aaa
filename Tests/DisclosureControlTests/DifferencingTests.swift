import CbcSolver
import DisclosureControl
import HelplineCore
import Testing

/// Every way to subtract published figures from each other: first it succeeds where tables are protected one by one, then it must not.
@Suite struct DifferencingTests {
    private let solver = CbcSolver()
    private var auditor: Auditor { Auditor(solver) }
    private let year = CellKey(["year": "2021"])

    /// What each table hides when nobody looks at the others: just its small cells.
    private func alone(_ tables: [CountedTable]) throws -> [ReleasedTable] {
        try tables.flatMap { table in
            let linked = try LinkedTables([table], rule: rule)
            return linked.released(hiding: try LinkedHiding(linked, solver: solver).pattern().hidden)
        }
    }

    private func rule(_ key: CellKey) -> CellRule { CellRule(threshold: 5, isExact: key == year) }

    private func linked(
        _ tables: [CountedTable], knowledge: [Relation] = [], earlier: [ReleasedTable] = [], mostRounds: Int = 300
    ) throws -> [ReleasedTable] {
        let linked = try LinkedTables(tables, knowledge: knowledge, earlier: earlier, rule: rule)
        let hiding = LinkedHiding(linked, solver: solver, mostRounds: mostRounds)
        return linked.released(hiding: try hiding.pattern().hidden)
    }

    @Test func `a year less three quarters`() throws {
        let quarters = ["1", "2", "3", "4"]
        let forms = Dimension("form", ["sex", "crim", "lab"])
        let counts = [[60, 9, 12], [70, 11, 8], [80, 12, 10], [68, 3, 2]]
        let yearly = try Invented.table(
            TableShape(name: "year", restriction: year, dimensions: [forms]), [[278, 35, 32]])
        let each = try zip(quarters, counts).map { quarter, counts in
            try Invented.table(
                TableShape(name: "q\(quarter)", restriction: year.with(quarter, in: "quarter"), dimensions: [forms]),
                [counts])
        }
        let sums = (forms.classes.map { year.with($0, in: "form") } + [year]).map { key in
            Relation(key, isSumOf: quarters.map { key.with($0, in: "quarter") })
        }
        let small = year.with("4", in: "quarter").with("crim", in: "form")

        let unprotected = try auditor.audit(try alone([yearly] + each), knowledge: sums)
        #expect(unprotected.ranges[small] == CellRange(from: 3, to: 3), "the premise: the attack works")

        let protected = try auditor.audit(try linked([yearly] + each, knowledge: sums), knowledge: sums)
        #expect(protected.holds)
    }

    @Test func `version two less version one`() throws {
        let shape = TableShape(
            name: "form", restriction: year, dimensions: [Dimension("form", ["sex", "crim", "lab", "oth"])])
        let truth = try Invented.table(shape, [[200, 40, 3, 4]])
        let first = try alone([truth])
        // The second version folds two classes, as the first did not: the rest gives the small one away.
        let folded = try #require(
            try truth.folded(
                "form",
                by: Folding(classes: [
                    .init(code: "sex", of: ["sex"]), .init(code: "lab", of: ["lab"]),
                    .init(code: "others", of: ["crim", "oth"]),
                ])))
        let known = [
            Relation(year.with("others", in: "form"), isSumOf: ["crim", "oth"].map { year.with($0, in: "form") })
        ]
        let shown = ReleasedTable(folded.shape, values: folded.counts.mapValues { $0 < 5 ? .hidden : .count($0) })

        let unprotected = try auditor.audit(first + [shown], knowledge: known)
        #expect(
            unprotected.ranges[year.with("lab", in: "form")]?.isAtLeast(5) == false, "the premise: the attack works")

        let second = try linked([folded], knowledge: known, earlier: first)
        #expect(try auditor.audit(first + second, knowledge: known).holds)
    }

    @Test func `all less "without bystanders"`() throws {
        let gender = Dimension("gender", ["f", "m", "x"])
        let all = try Invented.table(TableShape(name: "all", restriction: year, dimensions: [gender]), [[268, 38, 8]])
        let own = year.with("self", in: "role")
        let victims = try Invented.table(
            TableShape(name: "self", restriction: own, dimensions: [gender]), [[248, 30, 7]])
        let role = try Invented.table(
            TableShape(name: "role", restriction: year, dimensions: [Dimension("role", ["self", "bystander"])]),
            [[285, 29]])
        // Who is no victim is a bystander, though no table says so.
        let known = (gender.classes.map { year.with($0, in: "gender") } + [year]).map { key in
            Relation(key, isSumOf: ["self", "bystander"].map { key.with($0, in: "role") })
        }
        let bystanders = year.with("bystander", in: "role")
        let shape = TableShape(name: "implied", restriction: bystanders, dimensions: [gender])
        let implied = try Invented.table(shape, [[20, 8, 1]])
        let hiddenNeeded = bystanders.with("x", in: "gender")
        let nothing = ReleasedTable(shape, values: implied.counts.mapValues { _ in .hidden })

        let unprotected = try auditor.audit(try alone([all, victims, role]) + [nothing], knowledge: known)
        #expect(unprotected.ranges[hiddenNeeded] == CellRange(from: 1, to: 1), "the premise: the attack works")

        let tables = try linked([all, victims, role, implied], knowledge: known)
        let protected = try auditor.audit(tables.filter { $0.shape.name != "implied" } + [nothing], knowledge: known)
        #expect(protected.ranges[hiddenNeeded]?.isAtLeast(5) == true)
    }

    @Test func `percentages back to counts`() throws {
        // 4 of 49 would be 8 %, and 8 % of 49 is 4: so a percentage is of a published count, and over a large base.
        #expect(
            (0...49).filter { Rounded.percentage($0, of: 49, smallestBase: 1) == 8 } == [4],
            "the premise: the attack works")

        #expect(Rounded.percentage(4, of: 49, smallestBase: 50) == nil)
    }

    @Test func `the mean times their number`() throws {
        let ages = Dimension("age", ["15", "24"])
        let table = try Invented.table(TableShape(name: "age", restriction: year, dimensions: [ages]), [[2, 38]])
        let hidden = Set(table.shape.inner)
        let released = try LinkedTables([table], rule: rule).released(hiding: hidden)
        let young = year.with("15", in: "age")
        let terms = [young: 15, year.with("24", in: "age"): 24]
        let sum = 2 * 15 + 38 * 24

        let exact = try auditor.audit(released, knowledge: [Relation(terms, from: sum, to: sum)])
        #expect(exact.ranges[young] == CellRange(from: 2, to: 2), "the premise: the attack works")

        // A whole number over forty people says no more than twenty years either way.
        let mean = try #require(Rounded.mean(sum: sum, of: 40, smallestBase: 30))
        let rounded = try auditor.audit(
            released, knowledge: [Relation(terms, from: mean * 40 - 20, to: mean * 40 + 19)])
        #expect(rounded.ranges[young]?.isExact == false)
    }

    @Test func `six tables joined`() throws {
        var random = SeededGenerator(seed: 10)
        let four = try Invented.table(sizes: [3, 3, 3, 3], people: 40, using: &random, restriction: year)
        let dimensions = four.shape.dimensions
        let pairs = (0..<4).flatMap { one in ((one + 1)..<4).map { [dimensions[one], dimensions[$0]] } }
        let tables = try pairs.map { pair in
            let shape = TableShape(name: pair.map(\.name).joined(), restriction: year, dimensions: pair)
            return try CountedTable(shape, inner: Invented.margins(of: four, in: shape))
        }
        // Each person has a class in all four, though no table crosses them all.
        let joint = tables.flatMap { $0.shape.sums(within: four.shape) }

        let unprotected = try auditor.audit(try alone(tables), knowledge: joint)
        #expect(unprotected.exact.count == 1, "the premise: the attack works")
        #expect(unprotected.tooNarrow.count > 10)

        // Safe is enough here; the least would take half a minute.
        let protected = try linked(tables, knowledge: joint, mostRounds: 2)
        #expect(try auditor.audit(protected, knowledge: joint).holds)
    }

    @Test func `any of it with one's own record`() throws {
        let shape = TableShape(name: "t", restriction: year, dimensions: [Dimension("form", ["sex", "crim", "lab"])])
        let table = try Invented.table(shape, [[1, 4, 60]])
        let crim = year.with("crim", in: "form")
        let sex = year.with("sex", in: "form")
        let onlySmall = try LinkedTables([table], rule: rule).released(hiding: [crim, sex])

        #expect(try auditor.audit(onlySmall).holds)
        #expect(try !auditor.audit(onlySmall, inhabited: [crim, sex]).holds, "the premise: the attack works")

        #expect(try auditor.audit(try linked([table]), inhabited: Set(shape.inner)).holds)
    }
}
