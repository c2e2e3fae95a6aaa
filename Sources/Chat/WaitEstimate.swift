public import HelplineCore

/// How long a visitor will probably still wait, as a range a person can believe; nothing where there is no honest
/// basis.
///
/// The basis is how fast the team took conversations lately. With `k` before her she waits for `k + 1` claims; each gap
/// counts between half and one and a half of the typical one, since nobody can promise more.
public struct WaitEstimate: Equatable, Sendable {
    /// Whole minutes, at least 1 and at most `to`.
    public let from: Int
    /// Whole minutes, at most `longest`.
    public let to: Int

    /// Fewer claims than this say nothing about the next.
    public static let fewestClaims = 4
    /// Claims longer ago than this say nothing about now.
    public static let horizon = Duration.hours(1)
    /// Minutes beyond which a number would only frighten.
    public static let longest = 90

    /// `claims` are times at which professionals claimed from a queue that was not empty, in any order. `nil` when
    /// fewer than `fewestClaims` lie within `horizon`, when the team has not claimed for three times as long as usual,
    /// or when it would be more than `longest` minutes.
    public init?(ahead: Int, claims: [Timestamp], now: Timestamp) {
        let recent = claims.filter { $0 <= now && now - $0 <= Self.horizon }.sorted()
        guard ahead >= 0, ahead < 1000, recent.count >= Self.fewestClaims, let last = recent.last else { return nil }
        let gaps = zip(recent.dropFirst(), recent).map { ($0 - $1).wholeMilliseconds }.sorted()
        // The median: one long pause or two claims at once are not the rule.
        let typical = max(gaps[gaps.count / 2], 15_000)
        let silent = (now - last).wholeMilliseconds
        guard silent <= max(3 * typical, 300_000) else { return nil }
        let expected = Int64(ahead + 1) * typical
        from = max(1, Int(expected / 2 / 60_000))
        to = max(from + 1, Int((expected * 3 / 2 + 59_999) / 60_000))
        guard to <= Self.longest else { return nil }
    }
}
