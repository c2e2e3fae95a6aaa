import Crypto
public import Foundation

/// The counts of one installation under its own key.
public struct SharedLimits: Sendable {
    private let counts: any LimitCounts
    private let key: SymmetricKey

    /// - Parameter key: 32 secret bytes, the same on every node.
    public init(_ counts: any LimitCounts, key: Data) {
        self.counts = counts
        self.key = SymmetricKey(data: key)
    }

    /// `LimitCounts.take`.
    public func take(_ kind: LimitSubject.Kind, _ what: Data, under rule: LimitRule, at: Timestamp)
        async throws(StoreFailure) -> Duration?
    {
        try await counts.take(LimitSubject(kind, what, under: key), under: rule, at: at)
    }

    /// `LimitCounts.add`.
    public func add(_ amount: Int, to kind: LimitSubject.Kind, _ what: Data, until ends: Timestamp)
        async throws(StoreFailure) -> Int
    {
        try await counts.add(amount, to: LimitSubject(kind, what, under: key), until: ends)
    }

    /// `LimitCounts.forget`.
    public func forget(_ kind: LimitSubject.Kind, _ what: Data) async throws(StoreFailure) {
        try await counts.forget(LimitSubject(kind, what, under: key))
    }
}
