import Accounts
import SiteSupport

/// The answer to a sign-in and to an unlock: the member's own keys, still wrapped.
struct Unlocked: Encodable {
    let member: SignedInMember
    let share: Base64URLBytes
    let wrapped: Base64URLBytes
    /// Whether the signed list has the member; without that there is no team key.
    let admitted: Bool

    init(_ keys: UnlockedKeys) {
        member = SignedInMember(keys.member)
        share = Base64URLBytes(keys.share)
        wrapped = Base64URLBytes(keys.wrapped)
        admitted = keys.member.state == .admitted
    }
}
