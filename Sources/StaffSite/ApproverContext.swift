public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who may be the second person of a yearly report. For the other roles no report waits: 404.
public struct ApproverContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.approveReports)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
