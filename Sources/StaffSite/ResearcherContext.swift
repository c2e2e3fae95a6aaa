public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who prepares the yearly report. For the other roles there is no such desk: 404.
public struct ResearcherContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.prepareReports)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
