import Accounts
public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by somebody who is signed in, admitted or not. Without a sign-in there is no such context: 401.
public struct MemberContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    let signIn: CurrentSignIn

    public init(context: StaffContext) throws {
        guard let signIn = context.signIn else { throw Problem.signedOut }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        self.signIn = signIn
    }
}
