/// Counts that hold for all nodes of an installation, and over a restart of each.
public protocol LimitCounts: Sendable {
    /// Counts a try when `rule` allows it: `nil` when it may go on, otherwise how long it has to wait (and it is not counted).
    /// Of many at the same time no more go on than the rule says.
    func take(_ subject: LimitSubject, under rule: LimitRule, at: Timestamp) async throws(StoreFailure) -> Duration?

    /// Adds to a sum, which begins at nought and is kept until `ends`; gives the new sum.
    func add(_ amount: Int, to subject: LimitSubject, until ends: Timestamp) async throws(StoreFailure) -> Int

    /// It went well: the subject starts afresh.
    func forget(_ subject: LimitSubject) async throws(StoreFailure)

    /// Deletes what means nothing any more; returns how many.
    @discardableResult
    func deleteEnded(at: Timestamp) async throws(StoreFailure) -> Int
}
