public import HelplineCore

/// What a `LetterID` identifies.
public enum LetterThing: Sendable {}
/// Of one text that she was asked about: a text that was changed is another letter.
public typealias LetterID = Identifier<LetterThing>
