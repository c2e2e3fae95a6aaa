public import HelplineCore
public import Hummingbird
public import NIOCore

/// What every request of a site carries: the peer's address (for limits only, never logged) and the language of its answer.
public protocol SiteRequestContext: RequestContext {
    /// The other end of the connection: the client, or the proxy in front.
    var peer: SocketAddress? { get }
    /// Set by `NegotiateLanguage`.
    var language: Language { get set }
}

extension SiteRequestContext {
    /// A body larger than this is refused with 413 (protection.md, "Abuse and load").
    public var maxUploadSize: Int { RequestLimits.body }
}

/// Bounds on what a client may send.
public enum RequestLimits {
    /// Bytes of a request body.
    public static let body = 16 * 1024
    /// Bytes of a body that carries a staff item of 16 kB, in base64.
    public static let sealedItemBody = 24 * 1024
    /// Bytes of a body that carries the keys of some twenty conversations.
    public static let resealingBody = 1024 * 1024
}
