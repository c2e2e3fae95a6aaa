import CbcSolver
import DisclosureControl
import Testing

/// The table that the literature on suppression works out: investments by activity and region, of Willenborg and De Waal (1996), with
/// the pattern and the attack of Fischetti and Salazar (2001), figure 1.
@Suite struct WorkedExampleTests {
    private static let shape = TableShape(
        name: "investments", restriction: CellKey(),
        dimensions: [Dimension("activity", ["I", "II", "III"]), Dimension("region", ["A", "B", "C"])])
    private static let table = Result {
        try Invented.table(shape, [[20, 50, 10], [8, 19, 22], [17, 32, 12]])
    }

    private static func cell(_ activity: String, _ region: String) -> CellKey {
        CellKey(["activity": activity, "region": region])
    }
    private static let sensitive = cell("II", "C")
    private static let pattern: Set<CellKey> = [
        sensitive, cell("II", "A"), cell("III", "A"), cell("III", "C"),
    ]

    private func linked() throws -> LinkedTables {
        try LinkedTables([Self.table.get()]) { key in
            CellRule(threshold: key == Self.sensitive ? 23 : 1)
        }
    }

    @Test func `the sensitive cell alone is given away by its row, as the books begin`() throws {
        let released = try linked().released(hiding: [Self.sensitive])

        #expect(try Auditor(CbcSolver()).audit(released).ranges == [Self.sensitive: CellRange(from: 22, to: 22)])
    }

    @Test func `of the published pattern an attacker works out 5 to 30`() throws {
        let audit = try Auditor(CbcSolver()).audit(try linked().released(hiding: Self.pattern))

        #expect(audit.ranges[Self.sensitive] == CellRange(from: 5, to: 30))
        #expect(audit.exact.isEmpty)
    }

    @Test func `the pattern we choose is that pattern`() throws {
        let chosen = try LinkedHiding(try linked(), solver: CbcSolver()).pattern()

        #expect(chosen.hidden == Self.pattern)
        #expect(chosen.isLeast)
    }
}
