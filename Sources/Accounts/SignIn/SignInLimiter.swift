public import HelplineCore
import Synchronization

/// Spreads guesses: five attempts a minute for each account, then a delay of at most a minute, never a lock.
///
/// Invariant: what one account, or one browser that proved an earlier sign-in, has used never slows another. Accounts are as
/// many as there are members; names nobody has are held to a bound, beyond which those go first that were tried longest ago.
public final class SignInLimiter: Sendable {
    public enum Key: Hashable, Sendable {
        case account(MemberID)
        /// The account, from a browser that signed in to it before: somebody else's guesses do not delay it.
        case knownBrowser(MemberID)
        case stranger(String)
    }
    static let attempts = 5
    static let window = Duration.seconds(60)
    private static let mostStrangers = 10_000

    private struct Attempts {
        var accounts: [Key: [Timestamp]] = [:]
        var strangers: [Key: [Timestamp]] = [:]
    }
    private let recent = Mutex(Attempts())

    public init() {}

    /// Counts an attempt; `nil` when it may go on, otherwise how long to wait (not counted then).
    public func attempt(_ key: Key, at: Timestamp) -> Duration? {
        recent.withLock { recent in
            guard case .stranger = key else { return Self.attempt(key, at: at, in: &recent.accounts) }
            if recent.strangers[key] == nil, recent.strangers.count >= Self.mostStrangers {
                Self.makeRoom(in: &recent.strangers, at: at)
            }
            return Self.attempt(key, at: at, in: &recent.strangers)
        }
    }

    /// Somebody proved to be who he says: his earlier slips no longer count.
    public func forget(_ key: Key) {
        recent.withLock { $0.accounts[key] = nil }
    }

    /// Forgets who may try again anyway; when that is not enough, a quarter of the names, those tried longest ago.
    private static func makeRoom(in table: inout [Key: [Timestamp]], at: Timestamp) {
        table = table.filter { $0.value.contains { $0 > at - window } }
        guard table.count >= mostStrangers else { return }
        let oldest = table.compactMap { entry in entry.value.last.map { (key: entry.key, last: $0) } }
            .sorted { $0.last < $1.last }.prefix(mostStrangers / 4)
        for (key, _) in oldest { table[key] = nil }
    }

    private static func attempt(_ key: Key, at: Timestamp, in table: inout [Key: [Timestamp]]) -> Duration? {
        let inWindow = (table[key] ?? []).filter { $0 > at - window }
        if inWindow.count >= attempts, let oldest = inWindow.first { return oldest + window - at }
        table[key] = inWindow + [at]
        return nil
    }
}
