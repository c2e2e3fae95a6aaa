public import Chat
import Foundation
public import HelplineCore

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

extension NewNote {
    public static func sample(_ kind: Note.Kind = .note, blocks: Int = 1) -> NewNote {
        NewNote(id: .random(), kind: kind, sealed: SealedNote(.random(12 + blocks * 256 + 16))!)
    }
}

extension SavedText {
    public static func sample(
        id: SavedTextID = .random(), _ owner: Owner = .team, version: Int = 1, teamEpoch: Int = 1,
        signer: Professional = .dina
    ) -> SavedText {
        SavedText(
            id: id, owner: owner, version: version, teamEpoch: teamEpoch, sealed: .random(65 + 256 + 16),
            signer: signer.id, signature: .random(64))!
    }
}

extension FollowUp {
    public static func sample(
        id: FollowUpID = .random(), question: FollowUpQuestion = .arrived, code: String = "vt",
        by: Professional = .bram,
        begunDay: Int = 0, teamEpoch: Int = 1
    ) -> FollowUp {
        FollowUp(
            id: id, question: question, code: ReferralCode(code)!, createdBy: by.id, begunDay: begunDay,
            details: FollowUpDetails(teamEpoch: teamEpoch, sealed: .random(65 + 256 + 16))!)!
    }
}
