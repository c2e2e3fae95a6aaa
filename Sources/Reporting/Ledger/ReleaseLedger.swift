public import HelplineCore

/// Every report that was published, in order. Nothing in it is changed or removed.
public protocol ReleaseLedger: Sendable {
    /// As they are kept; `ReleaseChain` checks them.
    func releases() async throws(StoreFailure) -> [Release]

    /// The number of the last one; 0 when there is none. Cheap: for who asks at every request whether there is another.
    func last() async throws(StoreFailure) -> Int

    /// Publishes, and closes the year: whole years of age become their bands, and stay so. One transaction with the audit entry.
    ///
    /// `.conflict(.wrongState)` when its year was published before, `.conflict(.outdated)` when it does not follow the last one;
    /// `.conflict(.alreadyUsed)` when who approves may no longer sign in or approve, or the step of the code was used before.
    /// - Parameter codeStep: Of the code with which a member approved.
    func append(_ release: Release, codeStep: Int64?, recording: AuditEntry) async throws(StoreFailure)
}
