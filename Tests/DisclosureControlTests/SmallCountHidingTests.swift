import DisclosureControl
import Testing

@Suite struct SmallCountHidingTests {
    private func table(_ counts: [Int], threshold: Int = 5, open: Set<Int> = []) -> OneWayTable {
        OneWayTable(
            cells: counts.enumerated().map {
                .init(code: "c\($0)", count: $1, threshold: threshold, isOpen: open.contains($0))
            })
    }

    private func published(_ table: OneWayTable, ladder: [Folding] = []) throws -> PublishedTable {
        guard case .published(let published) = SmallCountHiding.protect(table, ladder: ladder) else {
            throw Unpublished()
        }
        return published
    }
    private struct Unpublished: Error {}

    @Test func `a table without small counts is published as it is`() throws {
        let published = try published(table([278, 15, 21]))

        #expect(published.cells.map(\.value) == [.count(278), .count(15), .count(21)])
        #expect(published.total == 314)
    }

    @Test func `small counts and zeros get the same sign`() throws {
        let published = try published(table([100, 4, 0, 3]))

        #expect(published.cells.map(\.value) == [.count(100), .hidden, .hidden, .hidden])
        #expect(published.total == 107)
    }

    @Test func `a single hidden cell is the total less the others, so the table is dropped`() {
        #expect(SmallCountHiding.protect(table([100, 50, 4])) == .dropped(.singleHiddenCell))
        #expect(SmallCountHiding.protect(table([100, 50, 0])) == .dropped(.singleHiddenCell))
    }

    @Test func `hidden cells that hold too few people together give themselves away, so the table is dropped`() {
        #expect(SmallCountHiding.protect(table([100, 0, 0])) == .dropped(.tooFewHidden))
        #expect(SmallCountHiding.protect(table([100, 1, 3])) == .dropped(.tooFewHidden))
        #expect(SmallCountHiding.protect(table([100, 6, 3], threshold: 10)) == .dropped(.tooFewHidden))
    }

    @Test func `an open catch-all may show its zero, and only its zero`() throws {
        #expect(try published(table([100, 50, 0], open: [2])).cells.last?.value == .count(0))
        #expect(SmallCountHiding.protect(table([100, 50, 1], open: [2])) == .dropped(.singleHiddenCell))
    }

    @Test func `what is small is folded before it is hidden`() throws {
        let ladder = [Folding(classes: [.init(code: "c0", of: ["c0"]), .init(code: "rest", of: ["c1", "c2"])])]

        let folded = try published(table([248, 34, 3]), ladder: ladder)
        let whole = try published(table([248, 34, 13]), ladder: ladder)

        #expect(folded.cells == [.init(code: "c0", value: .count(248)), .init(code: "rest", value: .count(37))])
        #expect(whole.cells.count == 3)
    }

    @Test func `a folding that leaves a class out is no folding`() {
        #expect(Folding(classes: [.init(code: "c0", of: ["c0"])]).fold(table([1, 2])) == nil)
        #expect(
            Folding(classes: [.init(code: "a", of: ["c0", "c1"]), .init(code: "b", of: ["c1"])]).fold(table([1, 2]))
                == nil)
    }

    /// All tables of three classes with up to 11 people each, against a reader who tries every table that fits.
    @Test(arguments: [2, 5, 10])
    func `no reader of one table can narrow a hidden cell below the threshold`(threshold: Int) {
        for first in 0..<12 {
            for second in 0..<12 {
                for third in 0..<12 {
                    let secret = table([first, second, third], threshold: threshold)
                    guard case .published(let published) = SmallCountHiding.protect(secret) else { continue }
                    let possible = Self.possible(published)
                    for (index, cell) in published.cells.enumerated() {
                        let values = possible.map { $0[index] }
                        let width = (values.max() ?? 0) - (values.min() ?? 0)
                        if cell.value == .hidden {
                            #expect(width >= threshold, "\(first) \(second) \(third)")
                        } else {
                            #expect(secret.cells[index].count >= threshold)
                        }
                    }
                }
            }
        }
    }

    /// Every way to fill the hidden cells with people so that the total is right.
    private static func possible(_ table: PublishedTable) -> [[Int]] {
        var fillings: [(cells: [Int], left: Int)] = [([], table.total)]
        for cell in table.cells {
            fillings = fillings.flatMap { filling in
                (cell.value.count.map { [$0] } ?? Array(0...max(0, filling.left)))
                    .map { (filling.cells + [$0], filling.left - $0) }
            }
        }
        return fillings.filter { $0.left == 0 }.map(\.cells)
    }
}
