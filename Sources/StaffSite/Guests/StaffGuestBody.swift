import Chat
import ChatWire
import HelplineCore
import SiteSupport

/// A guest of a conversation as one professional is told of him.
struct StaffGuestBody: Encodable, Equatable {
    /// What his page posted: for the browser that has the link's secret and the code, and for no other.
    struct Knock: Encodable, Equatable {
        let publicKey: Base64URLBytes
        let sessionHash: Base64URLBytes
        let mac: Base64URLBytes

        init(_ knock: GuestKnock) {
            publicKey = Base64URLBytes(knock.publicKey)
            sessionHash = Base64URLBytes(knock.session.bytes)
            mac = Base64URLBytes(knock.mac)
        }
    }
    private enum Keys: String, CodingKey { case mine, knock }

    let guest: GuestBody
    /// Whether he who is told invited him.
    let mine: Bool
    let knock: Knock?

    func encode(to encoder: any Encoder) throws {
        try guest.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(mine, forKey: .mine)
        try container.encodeIfPresent(knock, forKey: .knock)
    }
}

extension StaffChat {
    func guestBodies(_ known: KnownGuests?, for member: MemberID) async throws -> [StaffGuestBody] {
        var bodies: [StaffGuestBody] = []
        for guest in known?.guests ?? [] { bodies.append(try await guestBody(guest, for: member)) }
        return bodies
    }

    private func guestBody(_ guest: Guest, for member: MemberID) async throws -> StaffGuestBody {
        var knock: GuestKnock?
        if case .knocking = guest.step { knock = try await stores.guests.knock(of: guest.id, for: member, at: now()) }
        return StaffGuestBody(
            guest: GuestBody(guest), mine: guest.invitedBy == member, knock: knock.map(StaffGuestBody.Knock.init))
    }
}
