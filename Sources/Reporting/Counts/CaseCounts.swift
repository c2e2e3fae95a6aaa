public import HelplineCore

/// What reporting may ask of a store: counts, never records.
public protocol CaseCounts: Sendable {
    /// The counts of one year over final registrations, for these dimensions of the code book in this order. A dimension the
    /// code book does not have is left out; the caller says so.
    func counts(of year: Int, in dimensions: [String]) async throws(StoreFailure) -> YearCounts
}
