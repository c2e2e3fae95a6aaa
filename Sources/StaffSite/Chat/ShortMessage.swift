import Accounts
import Chat
import ChatWire
import HelplineCore
import SiteSupport

extension StaffChat {
    /// `POST /conversations/{id}/messages` of a counsellor who was active lately, without the router. Whatever fails here is asked once
    /// more there, and refused there.
    var shortWay: ShortWay {
        ShortWay(
            StaffPath.messages.rawValue, overTLS: dependencies.overTLS, origins: dependencies.origins,
            metrics: dependencies.metrics, look: lookAtMessage)
    }

    @Sendable private func lookAtMessage(_ request: PlainRequest) -> ShortWay.Taken? {
        let at = now()
        guard let posted = PostedMessage(request),
            let token = request.field("cookie").flatMap({ SignInCookie.token(inHeader: $0) })
        else { return nil }
        let counsellor: MemberID
        do {
            guard
                let seen = try dependencies.accounts.signIns.glimpse(
                    signedInWith: token, terms: dependencies.terms, at: at),
                seen.state == .admitted, seen.role.may(.talkWithVisitors)
            else { return nil }
            counsellor = seen.member
        } catch { return nil }
        guard let message = posted.message(from: .counsellor(counsellor)) else { return nil }
        do { try messageBuckets.take(counsellor, at: at) } catch { return nil }
        if let kept = keepAtOnce(message, in: posted.conversation, of: counsellor) { return .done(kept.answer) }
        return .begun {
            do { return try await keep(message, in: posted.conversation, of: counsellor).answer } catch { return nil }
        }
    }
}
