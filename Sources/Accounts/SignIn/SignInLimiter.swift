import Foundation
public import HelplineCore

/// Spreads guesses: five attempts a minute for each account, then a delay of at most a minute, never a lock. Counted for all
/// nodes together: who asks another gets no more guesses.
///
/// What one account, or one browser that proved an earlier sign-in, has used never slows another. A name that nobody has is
/// counted the same way, so that waiting tells nothing.
public struct SignInLimiter: Sendable {
    public enum Key: Hashable, Sendable {
        case account(MemberID)
        /// The account, from a browser that signed in to it before: somebody else's guesses do not delay it.
        case knownBrowser(MemberID)
        case stranger(String)
    }
    static let rule = LimitRule.atMost(5, per: .seconds(60))

    private let limits: SharedLimits

    public init(_ limits: SharedLimits) { self.limits = limits }

    /// Counts an attempt; `nil` when it may go on, otherwise how long to wait (not counted then).
    public func attempt(_ key: Key, at: Timestamp) async throws(StoreFailure) -> Duration? {
        try await limits.take(key.kind, key.subject, under: Self.rule, at: at)
    }

    /// Somebody proved to be who he says: his earlier slips no longer count.
    public func forget(_ key: Key) async throws(StoreFailure) {
        try await limits.forget(key.kind, key.subject)
    }
}

extension SignInLimiter.Key {
    fileprivate var kind: LimitSubject.Kind {
        switch self {
        case .account: .account
        case .knownBrowser: .knownBrowser
        case .stranger: .stranger
        }
    }

    fileprivate var subject: Data {
        switch self {
        case .account(let member), .knownBrowser(let member): Data(member.description.utf8)
        case .stranger(let name): Data(name.utf8)
        }
    }
}
