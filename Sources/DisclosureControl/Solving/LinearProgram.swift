/// Unknowns with bounds, and sums of them with bounds.
public struct LinearProgram: Equatable, Sendable {
    public struct Variable: Equatable, Sendable {
        public let lower: Double
        /// May be infinite.
        public let upper: Double
        public let isInteger: Bool

        public init(from lower: Double, to upper: Double = .infinity, isInteger: Bool = false) {
            self.lower = lower
            self.upper = upper
            self.isInteger = isInteger
        }
    }
    public struct Term: Equatable, Sendable {
        /// Its place among the variables.
        public let variable: Int
        public let coefficient: Double

        public init(_ variable: Int, _ coefficient: Double = 1) {
            self.variable = variable
            self.coefficient = coefficient
        }
    }
    public struct Row: Equatable, Sendable {
        /// Each variable at most once.
        public let terms: [Term]
        /// May be minus infinity.
        public let lower: Double
        public let upper: Double

        public init(_ terms: [Term], from lower: Double = -.infinity, to upper: Double = .infinity) {
            self.terms = terms
            self.lower = lower
            self.upper = upper
        }
    }

    public var variables: [Variable]
    public var rows: [Row]

    public init(variables: [Variable], rows: [Row]) {
        self.variables = variables
        self.rows = rows
    }

    public var hasIntegers: Bool { variables.contains(where: \.isInteger) }
}
