import Accounts
import Foundation
import HelplineCore
import SiteSupport

/// What somebody who comes in sends of himself, by set-up and by enrolment alike.
struct NewcomerBody: Decodable {
    let memberId: MemberID
    let name: String
    let displayName: String
    let salt: Base64URLBytes
    let iterations: Int
    let signInSecret: Base64URLBytes
    let wrapped: Base64URLBytes
    let code: String

    /// The new member, once his code fits the secret he was given with `token`: both factors work before anything is kept.
    func member(token: Data, role: Role, keys: ServerKeys, codeTime: Timestamp) throws -> NewMember {
        let secrets = keys.enrolment(of: token)
        guard memberId == secrets.member else { throw Problem.invalid("memberId") }
        guard let name = SignInName(name) else { throw Problem.invalid("name") }
        guard let displayName = DisplayName(displayName) else { throw Problem.invalid("displayName") }
        guard let parameters = PassphraseParameters(salt: salt.data, iterations: iterations) else {
            throw Problem.invalid("iterations")
        }
        guard signInSecret.data.count == 32 else { throw Problem.invalid("signInSecret") }
        guard let step = TimeBasedCode(secret: secrets.codeSecret).step(of: code, at: codeTime, lastUsed: nil) else {
            throw Problem.invalid("code")
        }
        let credentials = Credentials(
            parameters: parameters, verifier: keys.verifier(ofSignInSecret: signInSecret.data, for: memberId),
            sealedShare: try keys.seal(secrets.share, .share, of: memberId),
            sealedCodeSecret: try keys.seal(secrets.codeSecret, .code, of: memberId), wrapped: wrapped.data)
        guard let credentials else { throw Problem.invalid("wrapped") }
        return NewMember(
            id: memberId, name: name, displayName: displayName, role: role, credentials: credentials, usedCodeStep: step
        )
    }
}
