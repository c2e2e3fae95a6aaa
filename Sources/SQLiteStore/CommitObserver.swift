/// Who watches the group commits: nobody, except a test that counts them or cuts the power between action and commit.
package struct CommitObserver: Sendable {
    /// Called with the number of items inside the transaction, just before COMMIT; throwing rolls the whole group back.
    package let willCommit: @Sendable (Int) throws -> Void
    /// Called with the number of items after COMMIT has synced, before any of them is acknowledged.
    package let didCommit: @Sendable (Int) -> Void

    package init(
        willCommit: @escaping @Sendable (Int) throws -> Void = { _ in },
        didCommit: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.willCommit = willCommit
        self.didCommit = didCommit
    }

    package static let none = CommitObserver()
}
