public import Hummingbird

/// Every address of the staff site, written once.
public enum StaffPath: String, CaseIterable, Sendable {
    // Pages
    case workspace = "/"
    case signInPage = "/inloggen"
    case setUpPage = "/begin"
    case enrolmentPage = "/uitnodiging"
    case teamPage = "/team"
    case hoursPage = "/openingstijden"
    case auditPage = "/logboek"
    case figuresPage = "/cijfers"
    case partnersPage = "/sociale-kaart"
    case reportDesk = "/onderzoek"

    // Accounts
    case setUps = "/set-ups"
    case salts = "/sign-ins/salts"
    case signIns = "/sign-ins"
    case currentSignIn = "/sign-ins/current"
    case unlocks = "/unlocks"
    case me = "/me"
    case ownKeys = "/me/wrapped-keys"
    case statements = "/team/statements"
    case givenRoles = "/team/roles"
    case teamKeys = "/team/keys"
    case resealing = "/team/resealing"
    case recoveryKit = "/team/recovery-kit"
    case kitProofs = "/team/recovery-kit/proofs"
    case suspension = "/members/:id/suspension"
    case invitations = "/invitations"
    case invitation = "/invitations/:id"
    case startedEnrolments = "/enrolments/started"
    case enrolments = "/enrolments"
    case admissions = "/admissions"
    case capacities = "/team/capacities"
    case capacity = "/team/members/:id/capacity"

    // Hours
    case hours = "/hours"
    case standby = "/standby"

    // Chat
    case service = "/service"
    case events = "/events"
    case conversation = "/conversations/:id"
    case claim = "/conversations/:id/claim"
    case colleagues = "/colleagues"
    case shift = "/shift"
    case handover = "/conversations/:id/handover"
    case handoverAcceptance = "/conversations/:id/handover/acceptance"
    case takeover = "/conversations/:id/takeover"
    case joining = "/conversations/:id/joining"
    case requeueing = "/conversations/:id/requeueing"
    case block = "/conversations/:id/block"
    case blockConfirmation = "/conversations/:id/block/confirmation"
    case blocks = "/blocks"
    case entries = "/conversations/:id/entries"
    case messages = "/conversations/:id/messages"
    case typing = "/conversations/:id/typing"
    case epochs = "/conversations/:id/epochs"
    case staffKey = "/conversations/:id/staff-key"
    case item = "/conversations/:id/items/:kind/:item"
    case danger = "/conversations/:id/danger"
    case closure = "/conversations/:id/closure"

    // Guests
    case guests = "/conversations/:id/guests"
    case guest = "/guests/:guest"
    case guestConfirmation = "/guests/:guest/confirmation"
    case guestInvitation = "/guests/:guest/invitation"
    case guestMistake = "/guests/:guest/mistake"
    case guestAdmission = "/guests/:guest/admission"

    // Written handovers
    case letters = "/conversations/:id/letters"
    case letter = "/letters/:letter"
    case letterDetails = "/letters/:letter/details"
    case letterConfirmation = "/letters/:letter/confirmation"
    case letterDispatch = "/letters/:letter/dispatch"

    // Passing on without a yes
    case passings = "/conversations/:id/passings"
    case passing = "/passings/:passing"
    case passingRecord = "/passings/:passing/record"
    case passingJudgement = "/passings/:passing/judgement"
    case passingDone = "/passings/:passing/done"

    // Among colleagues
    case notes = "/conversations/:id/notes"
    case consultation = "/conversations/:id/consultations/:member"
    case alarm = "/conversations/:id/alarm"
    case alarmTaken = "/conversations/:id/alarm/taken"
    case buddyCall = "/buddy-call"
    case buddyAnswer = "/buddy-calls/:member/answer"

    // Saved texts
    case savedTexts = "/saved-texts"
    case savedText = "/saved-texts/:id"

    // What the team still asks
    case conversationFollowUps = "/conversations/:id/follow-ups"
    case followUps = "/follow-ups"
    case followUpEnd = "/follow-ups/:id/end"
    case followUpAnswers = "/follow-ups/:id/answers"
    case followUpDetails = "/follow-ups/:id/details"

    // Partner organisations
    case partnerMatches = "/partner-matches"
    case partner = "/partners/:id"
    case starterPartners = "/starter-partners"

    // Cases
    case registration = "/conversations/:id/case"
    case codeBook = "/code-book"

    // Audit
    case auditLines = "/audit/lines"
    case auditExport = "/audit/export"
    case auditChain = "/audit/chain"

    // Figures of the service
    case figures = "/figures"
    case figuresFile = "/figures.csv"

    // Yearly report
    case reports = "/reports"
    case reportPreview = "/reports/:year/preview"
    case reportProposal = "/reports/:year/proposal"
    case proposedFile = "/reports/:year/proposal/files/**"
    case reportApproval = "/reports/:year/approval"
    case reportRefusal = "/reports/:year/refusal"

    // Files
    case openAPI = "/openapi.json"
    case files = "/static/**"

    /// For the router.
    public var route: RouterPath { RouterPath(rawValue) }
}
