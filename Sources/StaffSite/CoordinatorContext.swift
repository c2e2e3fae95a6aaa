public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who admits people. For the other roles invitations do not exist: 404.
public struct CoordinatorContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        guard context.professional.role.admitsMembers else { throw Problem.notFound }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
