/// How many people in which class, in one year.
public struct YearCounts: Equatable, Sendable {
    public let year: Int
    /// The version of the code book that folded the codes into classes.
    public let codeBook: Int
    /// Everybody who came for the first time and did not object, of any role and topic.
    public let visitors: Int
    public let populations: [Population: PopulationCounts]

    public init(year: Int, codeBook: Int, visitors: Int, populations: [Population: PopulationCounts]) {
        self.year = year
        self.codeBook = codeBook
        self.visitors = visitors
        self.populations = populations
    }
}

public struct PopulationCounts: Equatable, Sendable {
    public let total: Int
    /// How many ages are known in whole years, and their sum.
    public let knownAges: Int
    public let sumOfAges: Int
    public let dimensions: [DimensionCounts]
    public let crossed: [CrossedCounts]

    public init(
        total: Int, knownAges: Int, sumOfAges: Int, dimensions: [DimensionCounts], crossed: [CrossedCounts] = []
    ) {
        self.total = total
        self.knownAges = knownAges
        self.sumOfAges = sumOfAges
        self.dimensions = dimensions
        self.crossed = crossed
    }

    public func dimension(_ name: String) -> DimensionCounts? { dimensions.first { $0.name == name } }
}

public struct DimensionCounts: Equatable, Sendable {
    public struct Class: Equatable, Sendable {
        public let code: String
        public let label: Label
        public let count: Int
        public init(code: String, label: Label, count: Int) {
            self.code = code
            self.label = label
            self.count = count
        }
    }
    public let name: String
    public let label: Label
    /// In the order of the code book; they add up to the population's total.
    public let classes: [Class]

    public init(name: String, label: Label, classes: [Class]) {
        self.name = name
        self.label = label
        self.classes = classes
    }
}
