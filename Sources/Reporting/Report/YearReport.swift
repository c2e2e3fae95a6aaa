public import DisclosureControl

/// A year in protected figures: everything a page or file of the report may show, and nothing it may not.
public struct YearReport: Equatable, Sendable {
    public struct Row: Equatable, Sendable {
        public let code: String
        public let label: Label
        public let value: PublishedTable.Value
        /// Whole per cent of the table's total; `nil` where it is hidden or the base is too small.
        public let percentage: Int?
    }
    public struct Table: Equatable, Sendable {
        public let name: String
        public let dimension: String
        public let label: Label
        public let over: Population
        public let rows: [Row]
        public let total: Int
    }
    /// A planned table that cannot be published.
    public struct Dropped: Equatable, Sendable {
        public let name: String
        public let label: Label
        public let reason: SmallCountHiding.Reason
    }
    /// One class of a dimension as a percentage.
    public struct Share: Equatable, Sendable {
        public let dimension: String
        public let label: Label
        public let percentage: Int
    }

    public let year: Int
    public let plan: Int
    public let codeBook: Int
    /// The exact number of counted people.
    public let counted: Int
    public let visitors: Int
    public let tables: [Table]
    public let dropped: [Dropped]
    public let shares: [Share]
    public let meanAge: Int?
}
