public import HelplineCore

/// The counts of the service itself. They are made greater in the transaction of what happens; two at once are both counted.
public protocol ServiceFigures: Sendable {
    /// The counts of these weeks together; a class that nothing was counted in is not there.
    func counts(in weeks: Range<ServiceWeek>) async throws(StoreFailure) -> [ServiceCount: Int]

    /// The first week in which anything was counted; `nil` before that.
    func firstWeek() async throws(StoreFailure) -> ServiceWeek?
}
