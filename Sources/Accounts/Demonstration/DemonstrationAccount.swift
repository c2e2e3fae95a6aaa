public import HelplineCore

/// One of the invented people of the demonstration organisation. Their secrets are public: a store that knows them is marked
/// for ever and never served to anybody but this machine.
public struct DemonstrationAccount: Sendable, Equatable {
    public let member: Professional
    public let passphrase: String
    /// Base32 without padding (RFC 4648), as an authenticator app takes it.
    public let totpSecret: String

    /// A coordinator and two counsellors.
    public static let all: [DemonstrationAccount] = [
        account("d1e50000-0000-4000-8000-000000000001", "dina", "Dina", .coordinator, "lamp venster regen appel trein", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        account("d1e50000-0000-4000-8000-000000000002", "bram", "Bram", .counsellor, "tafel wolk fiets soep brug", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"),
        account("d1e50000-0000-4000-8000-000000000003", "chris", "Chris", .counsellor, "stoel zomer kaart thee boom", "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"),
    ]

    private static func account(
        _ id: StaticString, _ name: String, _ displayName: String, _ role: Role, _ passphrase: String, _ totpSecret: String
    ) -> DemonstrationAccount {
        guard let member = MemberID("\(id)") else { preconditionFailure("a literal that is no UUID: \(id)") }
        return DemonstrationAccount(
            member: Professional(id: member, name: name, displayName: displayName, role: role), passphrase: passphrase,
            totpSecret: totpSecret)
    }
}
