import Accounts
import Foundation
import HelplineCore
import Sealing

/// One of the invented people with the keys that a browser would have made for them.
struct DemonstrationPerson {
    let account: DemonstrationAccount
    let keys: MemberKeys
    private let credentials: Credentials

    /// - Parameter lastNumber: the last membership statement this person has seen.
    init(_ account: DemonstrationAccount, keys: MemberKeys, server: ServerKeys) throws {
        let id = account.member.id
        let salt = Data.random(PassphraseParameters.saltSize)
        let share = Data.random(EnrolmentSecrets.shareSize)
        let passphrase = try Passphrase(account.passphrase, salt: salt)
        let wrapped = try keys.wrapped(
            member: id.description, wrappingKey: try passphrase.wrappingKey(serverShare: share))
        guard let parameters = PassphraseParameters(salt: salt, iterations: PassphraseParameters.fewestIterations),
            let credentials = Credentials(
                parameters: parameters, verifier: server.verifier(ofSignInSecret: passphrase.signInSecret, for: id),
                sealedShare: try server.seal(share, .share, of: id),
                sealedCodeSecret: try server.seal(account.codeSecret, .code, of: id), wrapped: wrapped)
        else { throw DemonstrationFlaw.credentials }
        self.account = account
        self.keys = keys
        self.credentials = credentials
    }

    /// The code step counts as used a minute ago, so that the code of this moment still signs in.
    func newMember(at now: Timestamp) throws -> NewMember {
        guard let name = SignInName(account.member.name), let displayName = DisplayName(account.member.displayName)
        else {
            throw DemonstrationFlaw.name
        }
        return NewMember(
            id: account.member.id, name: name, displayName: displayName, role: account.member.role,
            credentials: credentials, usedCodeStep: TimeBasedCode.step(at: now) - 2)
    }
}

/// What would be wrong with the invented people themselves.
enum DemonstrationFlaw: Error { case credentials, name, statements, invitation, folder }
