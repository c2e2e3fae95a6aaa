public import Chat
public import HelplineCore

/// The last written handover of a conversation on the wire: how far it is. Its text and addressee stand in sealed messages.
public struct LetterBody: Encodable, Equatable, Sendable {
    public let id: LetterID
    public let step: String
    /// Seconds since 1970: until when it may be opened or confirmed.
    public let until: Int64?
    /// Of the spoken code.
    public let triesLeft: Int?
    /// Of one that nobody confirmed.
    public let why: String?
    /// Whether a second professional has to read it before it goes.
    public let second: Bool

    public init(_ letter: Letter) {
        id = letter.id
        step = letter.step.word
        until = letter.step.until?.seconds
        triesLeft = letter.step.triesLeft
        why = letter.step.why
        second = letter.needsSecond
    }
}
