public import HelplineCore

/// What a `GuestID` identifies.
public enum GuestThing: Sendable {}
/// Of one invitation: who is invited again is another guest.
public typealias GuestID = Identifier<GuestThing>
