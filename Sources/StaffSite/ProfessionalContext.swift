import Accounts
public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by an admitted professional. Somebody who only enrolled sees nothing of the team: 404.
public struct ProfessionalContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional
    /// Which sign-in: a stream asks at its heartbeats whether it still holds.
    public let signIn: SecretDigest

    public init(context: MemberContext) throws {
        guard context.signIn.member.state == .admitted else { throw Problem.notFound }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.signIn.member.professional
        signIn = context.signIn.token
    }
}
