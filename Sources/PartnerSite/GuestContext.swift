import Chat
import HelplineCore
import Hummingbird
import NIOCore
import SiteSupport

/// A tab that holds the session of a guest.
struct Caller: Sendable {
    let guest: Guest
    let session: SecretDigest
}

/// A request that already holds its guest. It cannot be made without his session, nor for another guest than him.
struct GuestContext: ChildRequestContext, SiteRequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: SocketAddress?
    var language: Language
    let caller: Caller

    /// As he was when the request came; the stores ask again.
    var guest: Guest { caller.guest }
    /// What the log asks again in the transaction of each message.
    var authority: Authority { .guest(caller.guest.id, caller.session) }

    init(context: PartnerRequestContext) throws {
        guard let caller = context.caller else { throw Problem.sessionEnded }
        coreContext = context.coreContext
        peer = context.peer
        language = context.language
        self.caller = caller
    }
}
