/// People by their classes in several dimensions at once.
public struct CrossedCounts: Equatable, Sendable {
    public let dimensions: [String]
    /// By the codes of the classes, in the order of the dimensions; nobody is in a combination that is not named.
    public let people: [[String]: Int]

    public init(dimensions: [String], people: [[String]: Int]) {
        self.dimensions = dimensions
        self.people = people
    }
}
