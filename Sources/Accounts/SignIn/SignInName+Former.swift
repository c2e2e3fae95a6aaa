import Foundation
public import HelplineCore

extension SignInName {
    /// What a removed member is called from then on, so that his name is free: who lost his passphrase comes back under it.
    /// Letters, digits and a hyphen, 19 of them, so always a name.
    public init(formerly member: MemberID) {
        text = "former-" + member.description.replacing("-", with: "").prefix(12)
    }
}
