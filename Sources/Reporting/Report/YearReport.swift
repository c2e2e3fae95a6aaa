public import DisclosureControl

/// A year in protected figures: everything a page or file of the report may show, and nothing it may not.
public struct YearReport: Equatable, Sendable, Codable {
    public struct Column: Equatable, Sendable, Codable {
        public let dimension: String
        public let label: Label
    }
    public struct Row: Equatable, Sendable, Codable {
        /// Of each dimension; `nil`: of all its classes together.
        public let codes: [String?]
        public let labels: [Label?]
        public let value: ReleasedValue
        /// Whole per cent of the table's total; `nil` where it is hidden or the base is too small.
        public let percentage: Int?
    }
    public struct Table: Equatable, Sendable, Codable {
        public let name: String
        public let columns: [Column]
        public let over: Population
        /// Which step of its ladder was taken, from 1; 0: none.
        public let step: Int
        /// Those that it can take.
        public let steps: [Step]
        /// Without the total.
        public let rows: [Row]
        public let total: ReleasedValue
    }
    /// A planned table that cannot be published: no hiding protects it.
    public struct Dropped: Equatable, Sendable, Codable {
        public let name: String
        public let labels: [Label]
    }
    /// One class of a dimension as a percentage.
    public struct Share: Equatable, Sendable, Codable {
        public let dimension: String
        public let label: Label
        public let percentage: Int
    }
    /// What an audit of all tables together found.
    public struct Proof: Equatable, Sendable, Codable {
        public let hidden: Int
        /// Hidden, and yet to be worked out: none.
        public let exact: Int
        /// The narrowest range of a hidden cell, in people; `nil` when nothing is hidden.
        public let narrowest: Int?
        /// Whether fewer hidden cells would not do.
        public let isLeast: Bool
        public let solver: String
    }

    public let year: Int
    public let plan: Int
    public let codeBook: Int
    /// To the nearest multiple of which every number but `counted` is given; `nil`: as it is.
    public let rounding: Int?
    /// The exact number of counted people.
    public let counted: Int
    public let visitors: Int
    public let tables: [Table]
    public let headlines: [Headline]
    public let withheld: [Withheld]
    public let comparisons: [Comparison]
    public let dropped: [Dropped]
    /// What somebody chose to put together; a table that has none was folded as the plan says.
    public let folds: [Fold]
    public let proposals: [Proposal]
    public let shares: [Share]
    /// Of others, as the plan has them.
    public let estimates: [PublicationPlan.Estimate]
    public let meanAge: Int?
    /// Which classes of the tables are, together, classes of others; `nil` in a draft of before this was told.
    public let sums: [ClassSum]?
    public let proof: Proof
}
