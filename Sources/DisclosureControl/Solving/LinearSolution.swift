/// The best point of a program.
public struct LinearSolution: Equatable, Sendable {
    public let objective: Double
    /// Of each variable.
    public let values: [Double]
    /// Whether none is better; with whole numbers the search may end before that is known.
    public let isProven: Bool
    /// What one more in each row's bound would be worth; empty for a program with whole numbers.
    public let prices: [Double]

    public init(objective: Double, values: [Double], prices: [Double] = [], isProven: Bool = true) {
        self.objective = objective
        self.values = values
        self.isProven = isProven
        self.prices = prices
    }
}
