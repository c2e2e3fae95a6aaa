public import Foundation

/// An epoch as sent to the server: its statement, and its key sealed to each reader.
public struct SealedEpoch: Equatable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        case start, guestJoined = "guest-joined", guestLeft = "guest-left", teamChanged = "team-changed", renewed
    }
    /// From 1.
    public let number: Int
    public let teamEpoch: Int
    /// `team`, `visitor`, `guest:<uuid>`; sorted bytewise, each once.
    public let audience: [String]
    public let reason: Reason
    /// By reader.
    public let sealed: [String: Data]

    public init(number: Int, teamEpoch: Int, audience: [String], reason: Reason, sealed: [String: Data]) {
        self.number = number
        self.teamEpoch = teamEpoch
        self.audience = audience
        self.reason = reason
        self.sealed = sealed
    }

    /// What is bound to the key for one reader.
    func statement(conversation: String, recipient: String) -> Data {
        let fixed: [any FieldValue] = [
            "lichtpunt/1", "epoch", conversation, number, teamEpoch, recipient, reason.rawValue,
        ]
        return Fields.joined(fixed + audience)
    }
}
