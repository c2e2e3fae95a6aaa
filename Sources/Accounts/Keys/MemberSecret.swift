import Foundation
import HelplineCore

/// A secret of a member that the server must be able to read again, and keeps encrypted.
public enum MemberSecret: String, Sendable, CaseIterable {
    /// The server's half of the key that wraps the member's keys.
    case share
    /// What the authenticator app shares with the server.
    case code

    func binding(to member: MemberID) -> Data { Data("lichtpunt/1 \(rawValue) \(member)".utf8) }
}
