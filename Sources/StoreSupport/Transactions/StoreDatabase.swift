package import Accounts
package import HelplineCore

/// Either database, as a store that is said once for both sees it (docs/adr/0027).
package protocol StoreDatabase: Sendable {
    associatedtype Transaction: StoreTransaction

    /// Runs `body` as one transaction; returns once it is committed and on disk. A body that throws changes nothing. It may run
    /// again from its beginning, so it does nothing outside the database.
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws(StoreFailure) -> T

    /// Runs `body` on one consistent state of the database; it cannot write.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws(StoreFailure) -> T

    /// The same for a few rows by their keys: at once, on the calling thread, where the database is in this process.
    func glance<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws(StoreFailure) -> T

    /// Called inside the transaction that erases, after it did: what is owed before the erasures may be confirmed. One that is undone
    /// leaves a debt that costs nothing.
    func owe(_ orders: [ErasureOrder])

    /// Returns once all that was owed at the call is paid: every erasure stands on the list outside the database, and what was deleted
    /// is out of its files.
    func payErasures() async throws(StoreFailure)

    /// One row, by one look on the calling thread; `nil` also where the database is elsewhere and is not asked so.
    func glimpse(session token: SecretDigest) throws(StoreFailure) -> SessionGlimpse?
    func glimpse(signedInWith token: SecretDigest, seenSince: Timestamp, seenAfter: Timestamp, begunSince: Timestamp)
        throws(StoreFailure) -> SignInGlimpse?
}

package typealias SessionGlimpse = (conversation: ConversationID, lastSeen: Timestamp)
