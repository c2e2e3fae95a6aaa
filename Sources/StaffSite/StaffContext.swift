import Accounts
public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// Any request of the staff site; whether it comes from somebody who is signed in is known, but no authority yet.
public struct StaffContext: SiteRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language = Language.dutch
    /// Set by `RecogniseSignIn`.
    var signIn: CurrentSignIn?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }
}

/// A sign-in that is in force: whose it is and which.
struct CurrentSignIn: Sendable {
    let member: Member
    let token: SecretDigest
}
