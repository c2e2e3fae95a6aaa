public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who reads the figures of the service. For the other roles they do not exist: 404.
public struct FiguresContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.seeServiceFigures)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
    }
}
