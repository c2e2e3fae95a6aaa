public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by the one who reads the audit trail. For the other roles there is no trail: 404.
public struct PrivacyOfficerContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        try context.professional.check(.readAuditTrail)
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
