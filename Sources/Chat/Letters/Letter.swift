public import Foundation
public import HelplineCore

/// A written handover: a text about her that she read and approved word by word, for one organisation, as the server knows it. The text, and
/// to whom it goes, are sealed; the server knows how far it is.
public struct Letter: Equatable, Sendable {
    /// How far it is; `received`, `refused` and a withdrawn one are the end.
    public enum Step: Equatable, Sendable {
        /// She reads it.
        case proposed
        /// She said yes to these words.
        case agreed
        /// With a child: another professional read it and agrees.
        case confirmed
        /// The link is made. `triesLeft` of the spoken code.
        case sent(until: Timestamp, triesLeft: Int)
        /// Somebody with link and code has it on screen.
        case opened(until: Timestamp)
        /// He confirmed that he has it and what happens next.
        case received
        /// She said no, or took her yes back in time.
        case refused
        case expired(Expiry)
    }

    /// Why nobody confirmed it.
    public enum Expiry: String, Sendable, CaseIterable {
        case link, tries, unconfirmed, withdrawn
    }

    public let id: LetterID
    public let conversation: ConversationID
    public let writtenBy: MemberID
    /// What she said of her age.
    public let age: AgeClass
    /// Whether another professional has to read it before it goes.
    public let needsSecond: Bool
    /// When she was asked.
    public let at: Timestamp
    public let step: Step

    public init(
        id: LetterID, conversation: ConversationID, writtenBy: MemberID, age: AgeClass, needsSecond: Bool,
        at: Timestamp, step: Step
    ) {
        self.id = id
        self.conversation = conversation
        self.writtenBy = writtenBy
        self.age = age
        self.needsSecond = needsSecond
        self.at = at
        self.step = step
    }
}

/// Text and addressee, sealed for the team: for the colleague who reads it first, and for who calls when nobody opens it. Goes when it was
/// received, refused or withdrawn.
public struct LetterDetails: Equatable, Sendable {
    /// Of the team key it is sealed to.
    public let teamEpoch: Int
    public let sealed: Data

    /// `nil` unless the epoch is positive and there are 1 to 16,384 bytes.
    public init?(teamEpoch: Int, sealed: Data) {
        guard teamEpoch >= 1, (1...16_384).contains(sealed.count) else { return nil }
        self.teamEpoch = teamEpoch
        self.sealed = sealed
    }
}

/// The text sealed under a key that only link and code together make, and how the server knows both again.
public struct SealedLetter: Equatable, Sendable {
    /// Of what who has the link shows.
    public let token: SecretDigest
    /// Of what who has link and code shows.
    public let proof: SecretDigest
    public let sealed: Data

    /// `nil` unless there are 1 to 16,384 bytes.
    public init?(token: SecretDigest, proof: SecretDigest, sealed: Data) {
        guard (1...16_384).contains(sealed.count) else { return nil }
        self.token = token
        self.proof = proof
        self.sealed = sealed
    }
}

/// What came of a try to open a letter.
public enum LetterOpening: Equatable, Sendable {
    case opened(sealed: Data)
    /// The code was wrong; 0 left: it is destroyed.
    case mistaken(triesLeft: Int)
}
