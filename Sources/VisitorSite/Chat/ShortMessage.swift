import Chat
import ChatWire
import HelplineCore
public import SiteSupport

extension VisitorSite {
    /// `POST /conversations/{id}/messages` of a tab that was seen lately, without the router. Whatever fails here is asked once more
    /// there, and refused there.
    public var shortWay: ShortWay {
        ShortWay(
            VisitorPath.messages.rawValue, overTLS: settings.overTLS, origins: settings.origins, metrics: metrics,
            look: lookAtMessage)
    }

    @Sendable private func lookAtMessage(_ request: PlainRequest) -> ShortWay.Taken? {
        guard let posted = PostedMessage(request), let message = posted.message(from: .visitor),
            let token = request.field("authorization").flatMap({ VerifySession.token(inHeader: $0) })
        else { return nil }
        let (digest, now) = (SecretDigest(of: token), clock.now())
        do throws(any Error) {
            let session = try stores.sessions.glimpse(digest, term: settings.ticketTerm, at: now)
            guard session == posted.conversation else { return nil }
            try messageBuckets.take(digest, at: now)
        } catch { return nil }
        if let kept = keepAtOnce(message, in: posted.conversation, by: .visitor(digest)) { return .done(kept.answer) }
        return .begun {
            do {
                return try await keep(message, in: posted.conversation, by: .visitor(digest)).answer
            } catch { return nil }
        }
    }
}
