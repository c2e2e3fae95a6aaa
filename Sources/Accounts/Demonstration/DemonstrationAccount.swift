public import Foundation
public import HelplineCore

/// One of the invented people of the demonstration organisation. Their secrets are public: a store that knows them is marked
/// for ever and never served to anybody but this machine.
public struct DemonstrationAccount: Sendable, Equatable {
    public let member: Professional
    public let passphrase: String
    /// What an authenticator app shares with the server, 20 bytes.
    public let codeSecret: Data

    /// The secret as an authenticator app takes it: Base32 without padding (RFC 4648).
    public var totpSecret: String { Base32.encode(codeSecret) }

    /// The code of a moment.
    public func code(at: Timestamp) -> String { TimeBasedCode(secret: codeSecret).code(at: at) }

    /// A coordinator and two counsellors.
    public static let all: [DemonstrationAccount] = [
        account("d1e50000-0000-4000-8000-000000000001", "dina", "Dina", .coordinator, "lamp venster regen appel trein", "lichtpunt-demo-dina!"),
        account("d1e50000-0000-4000-8000-000000000002", "bram", "Bram", .counsellor, "tafel wolk fiets soep brug", "lichtpunt-demo-bram!"),
        account("d1e50000-0000-4000-8000-000000000003", "chris", "Chris", .counsellor, "stoel zomer kaart thee boom", "lichtpunt-demo-chris"),
    ]

    private static func account(
        _ id: StaticString, _ name: String, _ displayName: String, _ role: Role, _ passphrase: String, _ codeSecret: String
    ) -> DemonstrationAccount {
        guard let member = MemberID("\(id)") else { preconditionFailure("a literal that is no UUID: \(id)") }
        return DemonstrationAccount(
            member: Professional(id: member, name: name, displayName: displayName, role: role), passphrase: passphrase,
            codeSecret: Data(codeSecret.utf8))
    }
}
