public import HelplineCore
public import Hummingbird
public import NIOCore
public import SiteSupport

/// A request of the partner's site before anybody knows whose it is.
public struct PartnerRequestContext: SiteRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let peer: SocketAddress?
    public var language = Language.dutch
    /// Set by `VerifyGuest`.
    var caller: Caller?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }
}
