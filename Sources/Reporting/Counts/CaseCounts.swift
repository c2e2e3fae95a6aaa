public import HelplineCore

/// What reporting may ask of a store: counts, never records.
public protocol CaseCounts: Sendable {
    /// The years of which there are final registrations, the newest first.
    func years() async throws(StoreFailure) -> [Int]

    /// The counts of one year over final registrations, for these dimensions of the code book in this order. A dimension the
    /// code book does not have is left out; the caller says so.
    /// - Parameter crossed: Pairs of those dimensions to count by both at once.
    func counts(of year: Int, in dimensions: [String], crossed: [PublicationPlan.Crossed]) async throws(StoreFailure)
        -> YearCounts
}
