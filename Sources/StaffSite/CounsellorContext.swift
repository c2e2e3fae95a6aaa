public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who talks with visitors. For the other roles conversations do not exist: 404.
public struct CounsellorContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional
    public let signIn: SecretDigest

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.talkWithVisitors)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
        signIn = context.signIn
    }
}
