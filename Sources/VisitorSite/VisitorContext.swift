import Chat
public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request of the visitor's site before anybody knows whose it is.
public struct VisitorRequestContext: SiteRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language = Language.dutch
    /// Set by `VerifySession`.
    var visitor: Visitor?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }
}

/// A tab that holds the token of a session.
struct Visitor: Sendable {
    let token: SecretDigest
    let session: VisitorSession
}

/// A request that already holds its visitor. It cannot be made without a session, nor for another conversation than hers.
struct VisitorContext: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: SocketAddress?
    var language: Language
    let visitor: Visitor

    var conversation: ConversationID { visitor.session.conversation }
    /// What the stores ask again in the transaction of each change.
    var authority: Authority { .visitor(visitor.token) }

    init(context: VisitorRequestContext) throws {
        guard let visitor = context.visitor else { throw Problem.sessionEnded }
        // What she may not see does not exist.
        if let id = context.parameters.get("id"), ConversationID(id) != visitor.session.conversation {
            throw Problem.notFound
        }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        self.visitor = visitor
    }
}
