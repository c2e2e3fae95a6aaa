public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who leads the shift. For the other roles its addresses do not exist: 404.
public struct ShiftLeadContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional
    public let signIn: SecretDigest

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.leadShift)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
        signIn = context.signIn
    }
}
