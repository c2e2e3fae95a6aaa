import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /unlocks`: one's own wrapped keys again, for the passphrase, after a reload or a lock.
struct Unlock: Sendable {
    struct Body: Decodable {
        let secret: Base64URLBytes
    }
    let desk: SignInDesk
    let clock: any WallClock

    @Sendable func respond(_ request: Request, _ context: MemberContext) async throws -> Response {
        let body = try await request.json(Body.self)
        let keys: UnlockedKeys
        do throws(SignInRefusal) {
            keys = try await desk.unlock(context.signIn.member.id, secret: body.secret.data, at: clock.now())
        } catch {
            throw Problem(error)
        }
        return try .json(Unlocked(keys))
    }
}
