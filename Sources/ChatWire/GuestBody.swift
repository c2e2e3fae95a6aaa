public import Chat
public import HelplineCore

/// A guest of a conversation on the wire: his role and how far he is. Who he is stands in sealed messages.
public struct GuestBody: Encodable, Equatable, Sendable {
    public let id: GuestID
    public let role: String
    public let step: String
    /// Seconds since 1970: until when this step may be answered or used.
    public let until: Int64?
    /// Of the spoken code.
    public let triesLeft: Int?
    /// Of a step that is the last.
    public let why: String?

    public init(_ guest: Guest) {
        id = guest.id
        role = guest.role.rawValue
        step = guest.step.word
        until = guest.step.until?.seconds
        triesLeft = guest.step.triesLeft
        why = guest.step.why
    }

    /// In the order in which they were proposed; empty where nobody ever was.
    public static func all(of known: KnownGuests?) -> [GuestBody] { known?.guests.map(GuestBody.init) ?? [] }
}
