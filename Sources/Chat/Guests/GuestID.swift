public import HelplineCore

/// What a `GuestID` identifies.
public enum GuestThing: Sendable {}
/// Of one invitation: who is invited again is another guest.
public typealias GuestID = Identifier<GuestThing>

extension GuestID {
    /// As an epoch names him.
    public var reader: String { "guest:\(self)" }
}
