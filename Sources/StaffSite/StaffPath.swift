public import Hummingbird

/// Every address of the staff site, written once.
public enum StaffPath: String, CaseIterable, Sendable {
    // Pages
    case workspace = "/"
    case signInPage = "/inloggen"
    case setUpPage = "/begin"
    case enrolmentPage = "/uitnodiging"
    case teamPage = "/team"

    // Accounts
    case setUps = "/set-ups"
    case salts = "/sign-ins/salts"
    case signIns = "/sign-ins"
    case currentSignIn = "/sign-ins/current"
    case unlocks = "/unlocks"
    case me = "/me"
    case ownKeys = "/me/wrapped-keys"
    case statements = "/team/statements"
    case invitations = "/invitations"
    case invitation = "/invitations/:id"
    case startedEnrolments = "/enrolments/started"
    case enrolments = "/enrolments"
    case admissions = "/admissions"

    // Chat
    case service = "/service"
    case events = "/events"
    case conversation = "/conversations/:id"
    case claim = "/conversations/:id/claim"
    case entries = "/conversations/:id/entries"
    case messages = "/conversations/:id/messages"
    case typing = "/conversations/:id/typing"
    case epochs = "/conversations/:id/epochs"
    case staffKey = "/conversations/:id/staff-key"
    case item = "/conversations/:id/items/:kind/:item"
    case danger = "/conversations/:id/danger"
    case closure = "/conversations/:id/closure"

    // Cases
    case registration = "/conversations/:id/case"
    case codeBook = "/code-book"

    // Files
    case openAPI = "/openapi.json"
    case files = "/static/**"

    /// For the router.
    public var route: RouterPath { RouterPath(rawValue) }
}
