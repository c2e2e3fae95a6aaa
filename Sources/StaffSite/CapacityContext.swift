public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who decides what each colleague can take on. For the other roles that does not exist: 404.
public struct CapacityContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.setCapacities)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
