import Foundation

/// Where the time of day comes from. Rules take a `Timestamp`; only the edges ask a clock.
public protocol WallClock: Sendable {
    /// For all that has a term; a clock may keep this from leaping.
    func now() -> Timestamp

    /// What other people's clocks show too: for one-time codes only.
    func timeOfDay() -> Timestamp
}

extension WallClock {
    public func timeOfDay() -> Timestamp { now() }
}

/// The machine's clock.
public struct SystemWallClock: WallClock {
    public init() {}
    public func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
