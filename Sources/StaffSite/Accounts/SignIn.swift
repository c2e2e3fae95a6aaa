import Accounts
import Crypto
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /sign-ins`: name, secret and code for a cookie and one's own wrapped keys.
struct SignIn: Sendable {
    struct Body: Decodable {
        let name: String
        let secret: Base64URLBytes
        let code: String
    }
    let desk: SignInDesk
    let door: SignInDoor
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let body = try await request.json(Body.self)
        try await door.pass(.signIn, of: body.name, request, context)
        let token = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let keys: UnlockedKeys
        do throws(SignInRefusal) {
            keys = try await desk.signIn(
                name: body.name, secret: body.secret.data, code: body.code, proof: SignInCookie.proof(in: request),
                token: SecretDigest(of: token), at: site.clock.now(),
                codeTime: site.clock.timeOfDay())
        } catch {
            throw Problem(error)
        }
        var response = try Response.json(Unlocked(keys))
        let proof = site.accounts.keys.knownBrowserProof(of: keys.member.id)
        SignInCookie.set(token: token, proof: proof, on: &response)
        return response
    }
}
