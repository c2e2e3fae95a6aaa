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
        account(1, "dina", "Dina", .coordinator, "lamp venster regen appel trein", "lichtpunt-demo-dina!"),
        account(2, "bram", "Bram", .counsellor, "tafel wolk fiets soep brug", "lichtpunt-demo-bram!"),
        account(3, "chris", "Chris", .counsellor, "stoel zomer kaart thee boom", "lichtpunt-demo-chris"),
    ]

    private static func account(
        _ number: UInt8, _ name: String, _ displayName: String, _ role: Role, _ passphrase: String, _ codeSecret: String
    ) -> DemonstrationAccount {
        let id = UUID(uuid: (0xd1, 0xe5, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
        return DemonstrationAccount(
            member: Professional(id: MemberID(id), name: name, displayName: displayName, role: role),
            passphrase: passphrase,
            codeSecret: Data(codeSecret.utf8))
    }
}
