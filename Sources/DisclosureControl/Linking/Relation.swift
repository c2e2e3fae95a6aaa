/// Something linear that a reader knows about counts: that classes add up, or what a published mean gives away.
public struct Relation: Hashable, Sendable {
    /// How often each cell counts; no zeros.
    public let terms: [CellKey: Int]
    /// The weighted sum is not below this; `nil`: no bound.
    public let lower: Int?
    /// And not above this.
    public let upper: Int?

    public init(_ terms: [CellKey: Int], from lower: Int?, to upper: Int?) {
        self.terms = terms.filter { $0.value != 0 }
        self.lower = lower
        self.upper = upper
    }

    /// The whole is its parts together.
    public init(_ whole: CellKey, isSumOf parts: [CellKey]) {
        var terms = [whole: -1]
        for part in parts { terms[part, default: 0] += 1 }
        self.init(terms, from: 0, to: 0)
    }

    /// Nobody is in two of the parts, but some may be in none.
    public init(_ whole: CellKey, isAtLeast parts: [CellKey]) {
        var terms = [whole: -1]
        for part in parts { terms[part, default: 0] += 1 }
        self.init(terms, from: nil, to: 0)
    }
}
