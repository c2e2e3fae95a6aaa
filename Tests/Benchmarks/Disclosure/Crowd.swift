import DisclosureControl
import HelplineCore

/// Invented people, the same on every run: in each dimension some classes are usual, and most are rare.
struct Crowd {
    private let sizes: [Int]
    private let people: [[Int]]

    init(_ count: Int, dimensions sizes: [Int], _ random: inout SeededGenerator) {
        self.sizes = sizes
        people = (0..<count).map { _ in
            sizes.map { size in
                var place = 0
                while place < size - 1, random.next() % 5 > 1 { place += 1 }
                return place
            }
        }
    }

    /// A table of these dimensions, with margins.
    func table(_ dimensions: [Int], in year: Int?) throws -> CountedTable {
        let restriction = year.map { CellKey(["year": String($0)]) } ?? CellKey()
        let names = dimensions.map { "d\($0)" }
        let shape = TableShape(
            name: names.joined(separator: "-"), restriction: restriction,
            dimensions: zip(names, dimensions).map { name, place in
                Dimension(name, (0..<sizes[place]).map { "c\($0)" })
            })
        var inner: [CellKey: Int] = [:]
        for person in people {
            var key = restriction
            for (name, place) in zip(names, dimensions) { key = key.with("c\(person[place])", in: name) }
            inner[key, default: 0] += 1
        }
        return try CountedTable(shape, inner: inner)
    }
}
