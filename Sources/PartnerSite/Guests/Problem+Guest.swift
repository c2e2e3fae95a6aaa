import Chat
import HTTPTypes
import SiteSupport

extension Problem {
    /// The link or the code works no more, and a new invitation is the only way; `code` says why.
    static func shut(_ code: String) -> Problem { Problem(code, .gone, "This invitation is over") }

    /// He is out.
    static let over = shut("over")

    /// What a knock hears that came at a step where nobody is let in.
    static func knocking(at step: Guest.Step) -> Problem {
        switch step {
        // Another key is looked at, or was given after the first.
        case .invited, .knocking: Problem("used", .conflict, "Somebody else uses this link")
        case .present, .left: shut("used")
        case .expired(.link): shut("expired")
        case .expired(.tries): shut("tries")
        default: over
        }
    }
}
