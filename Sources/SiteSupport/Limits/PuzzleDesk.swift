import Foundation
public import HelplineCore
import Synchronization

/// Hands out puzzles and takes solutions, each once, whichever node it comes to. How hard they are grows with how many all nodes
/// hand out.
public final class PuzzleDesk: Sendable {
    public struct Challenge: Equatable, Sendable {
        public let text: String
        public let bits: Int
    }

    private let seal: PuzzleSeal
    private let limits: SharedLimits
    private let load = Mutex(PuzzleLoad())
    private let easiest: Int
    private let calm: Int

    /// - Parameters:
    ///   - bits: leading zero bits asked in calm times.
    ///   - calm: challenges a minute up to which it stays so; each doubling asks one bit more, at most six.
    public init(bits: Int = 5, calm: Int = 60, seal: PuzzleSeal, limits: SharedLimits) {
        self.seal = seal
        self.limits = limits
        easiest = bits
        self.calm = calm
    }

    /// What a challenge handed out now would ask.
    public func bits(at now: Timestamp) -> Int {
        bits(
            under: load.withLock { load in
                load.turn(to: now)
                return load.perMinute
            })
    }

    private func bits(under load: Int) -> Int {
        var (bits, load) = (easiest, load)
        while load > calm, bits < easiest + 6 { (bits, load) = (bits + 1, load / 2) }
        return bits
    }

    public func challenge(at now: Timestamp) async throws(StoreFailure) -> Challenge {
        if let telling = load.withLock({ $0.count(at: now) }) { try await tell(telling) }
        let bits = bits(at: now)
        return Challenge(text: seal.challenge(bits: bits, at: now), bits: bits)
    }

    /// Whether the nonce solves a challenge of ours that is neither old nor used; takes it.
    public func accept(challenge: String, nonce: String, at now: Timestamp) async throws(StoreFailure) -> Bool {
        guard seal.isSolved(challenge, by: nonce, at: now) else { return false }
        return try await limits.take(
            .puzzle, Data(challenge.utf8), under: .atMost(1, per: PuzzleSeal.term), at: now) == nil
    }

    private func tell(_ telling: PuzzleLoad.Telling) async throws(StoreFailure) {
        let sum = try await sum(of: telling.minute, adding: telling.amount)
        let before = try await telling.asksBefore ? self.sum(of: telling.minute - 1, adding: 0) : nil
        load.withLock { $0.hear(telling, sum: sum, before: before) }
    }

    /// Kept for as long as it is asked for.
    private func sum(of minute: Int64, adding amount: Int) async throws(StoreFailure) -> Int {
        try await limits.add(
            amount, to: .puzzleLoad, Data("\(minute)".utf8), until: Timestamp(seconds: (minute + 3) * 60))
    }
}
