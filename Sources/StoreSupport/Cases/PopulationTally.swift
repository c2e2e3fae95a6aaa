import Cases
import Reporting

/// Dimensions to count by at once.
struct Crossing {
    let over: Population
    let dimensions: [Dimension]
}

/// Counts one population.
struct PopulationTally {
    private let dimensions: [Dimension]
    /// By the position of the dimension: class -> people.
    private var people: [[String: Int]]
    private var crossed: [(crossing: Crossing, people: [[String]: Int])]
    private var total = 0
    private var knownAges = 0
    private var sumOfAges = 0

    init(dimensions: [Dimension], crossings: [Crossing]) {
        self.dimensions = dimensions
        crossed = crossings.map { ($0, [:]) }
        people = dimensions.map { _ in [:] }
    }

    mutating func add(_ fields: CaseFields) {
        total += 1
        if let years = fields.years {
            knownAges += 1
            sumOfAges += years
        }
        for (position, dimension) in dimensions.enumerated() {
            people[position][dimension.classCode(of: fields), default: 0] += 1
        }
        for position in crossed.indices {
            let codes = crossed[position].crossing.dimensions.map { $0.classCode(of: fields) }
            crossed[position].people[codes, default: 0] += 1
        }
    }

    var counts: PopulationCounts {
        PopulationCounts(
            total: total, knownAges: knownAges, sumOfAges: sumOfAges,
            dimensions: zip(dimensions, people).map { dimension, people in
                DimensionCounts(
                    name: dimension.name, label: Label(dimension.label), classes: classes(dimension, people))
            },
            crossed: crossed.map { CrossedCounts(dimensions: $0.crossing.dimensions.map(\.name), people: $0.people) })
    }

    private func classes(_ dimension: Dimension, _ people: [String: Int]) -> [DimensionCounts.Class] {
        dimension.classes.flatMap { each -> [DimensionCounts.Class] in
            guard each.isEach else {
                return [.init(code: each.code, label: Label(each.label), count: people[each.code] ?? 0)]
            }
            let named = Set(dimension.classes.map(\.code))
            return people.filter { !named.contains($0.key) }.sorted { $0.key < $1.key }.map { code, count in
                .init(
                    code: code, label: Label(nl: "\(each.label.nl) \(code)", en: "\(each.label.en) \(code)"),
                    count: count)
            }
        }
    }
}

extension Label {
    fileprivate init(_ wording: Wording) { self.init(nl: wording.nl, en: wording.en) }
}
