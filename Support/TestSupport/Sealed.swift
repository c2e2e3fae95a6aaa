public import Chat
import Foundation
import HelplineCore

extension SealedEnvelope {
    /// Random bytes of `blocks` padded blocks.
    public static func sample(blocks: Int = 1) -> SealedEnvelope { SealedEnvelope(.random(12 + blocks * 256 + 16))! }
}

extension SealedKey {
    public static func sample(_ size: Int = 113) -> SealedKey { SealedKey(.random(size))! }
}

extension Epoch {
    public static func sample(_ number: Int, teamEpoch: Int = 1, reason: Reason? = nil) -> Epoch {
        Epoch(
            number: number, teamEpoch: teamEpoch, audience: ["team", "visitor"],
            reason: reason ?? (number == 1 ? .start : .renewed), sealed: ["team": .sample(), "visitor": .sample()])!
    }
}

extension StaffItem {
    public static func sample(_ kind: Kind, id: String? = nil, version: Int, blocks: Int = 1) -> StaffItem {
        StaffItem(kind: kind, id: id ?? kind.rawValue, version: version, sealed: .random(12 + blocks * 256 + 16))!
    }
}
