public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request by a professional who keeps the team: invites, admits, changes, removes. For the other roles none of that exists: 404.
public struct CoordinatorContext: SiteRequestContext, ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language: Language
    public let professional: Professional

    public init(context: ProfessionalContext) throws {
        for action in [StaffAction.inviteAndAdmit, .changeMembers, .renewTeamKey] {
            try context.professional.check(action)
        }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        professional = context.professional
    }
}
