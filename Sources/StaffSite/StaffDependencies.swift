public import Accounts
public import Cases
public import Chat
public import Foundation
public import HelplineCore
public import Referral
public import Reporting
public import SiteSupport

/// Everything the staff site needs from outside; `App` puts it together, tests do with their own.
public struct StaffDependencies: Sendable {
    public struct AccountStores: Sendable {
        public var installation: any InstallationStore
        public var members: any MemberStore
        public var membership: any MembershipStore
        public var invitations: any InvitationStore
        public var signIns: any SignInStore
        public var standby: any StandbyStore
        public var limits: any LimitCounts
        /// Derived from the key file.
        public var keys: ServerKeys
        /// Written to the audit trail by upkeep.
        public var refused = RefusedSignIns()

        public init(
            installation: any InstallationStore, members: any MemberStore, membership: any MembershipStore,
            invitations: any InvitationStore, signIns: any SignInStore, standby: any StandbyStore,
            limits: any LimitCounts, keys: ServerKeys
        ) {
            self.installation = installation
            self.members = members
            self.membership = membership
            self.invitations = invitations
            self.signIns = signIns
            self.standby = standby
            self.limits = limits
            self.keys = keys
        }
    }

    public struct ChatStores: Sendable {
        public var conversations: any ConversationStore
        public var log: any ConversationLog
        public var queue: any WaitingQueue
        public var shift: any ShiftStore
        public var handovers: any HandoverStore
        public var guests: any GuestStore
        public var letters: any LetterStore
        public var passings: any PassingStore
        public var blocks: any BlockStore
        public var content: any StaffContentStore
        public var sessions: any VisitorSessions
        public var service: any ServiceStateStore
        public var resealing: any ResealingStore
        public var figures: any ServiceFigures
        /// Who is there now: shared with the visitor's site.
        public var presence: Presence
        public var notes: any NoteStore
        public var alarms: any AlarmStore
        public var savedTexts: any SavedTextStore
        public var followUps: any FollowUpStore

        public init(
            conversations: any ConversationStore, log: any ConversationLog, queue: any WaitingQueue,
            shift: any ShiftStore, handovers: any HandoverStore, guests: any GuestStore, letters: any LetterStore,
            passings: any PassingStore, blocks: any BlockStore,
            content: any StaffContentStore,
            sessions: any VisitorSessions, service: any ServiceStateStore, resealing: any ResealingStore,
            figures: any ServiceFigures,
            presence: Presence, notes: any NoteStore, alarms: any AlarmStore, savedTexts: any SavedTextStore,
            followUps: any FollowUpStore
        ) {
            self.conversations = conversations
            self.log = log
            self.queue = queue
            self.shift = shift
            self.handovers = handovers
            self.guests = guests
            self.letters = letters
            self.passings = passings
            self.blocks = blocks
            self.content = content
            self.sessions = sessions
            self.service = service
            self.resealing = resealing
            self.figures = figures
            self.presence = presence
            self.notes = notes
            self.alarms = alarms
            self.savedTexts = savedTexts
            self.followUps = followUps
        }
    }

    public var accounts: AccountStores
    public var chat: ChatStores
    public var audit: any AuditTrail
    public var cases: any CaseStore
    public var codeBook: CodeBook
    public var partners: any PartnerDirectory
    public var reports: ReportDesk
    public var hub: ConversationHub
    public var clock: any WallClock
    public var limits = SiteLimits()
    public var terms = SignInTerms()
    /// Who has to be there before the chat opens.
    public var staffing = Staffing.anybody
    /// After so long somebody has to see again that the recovery kit opens.
    public var kitDrill = Duration.days(182)
    /// The organisation's name, shown on pages and kept at the founding.
    public var organisation: String
    /// What to do in an emergency, in the organisation's own words; `nil` shows the text of this release.
    public var emergencyText: String?
    /// What is asked before somebody from outside comes into a conversation with a child.
    public var guestRules = GuestRules()
    /// Where guests come in; `nil` when there is no site for them.
    public var partnerAddress: String?
    /// The folder `Assets`.
    public var assets: URL
    /// The public origin (`https://team.example.org`), or `nil` to take the request's own host.
    public var origin: String?
    var origins: [String] { [origin].compactMap(\.self) }
    /// Proxies whose word for a client's address is taken.
    public var trustedProxies: [AddressRange] = []
    /// Whether professionals reach the site by TLS.
    public var overTLS = false
    /// Heartbeat and patience of streams; tests shorten them.
    public var timing = EventStream.Timing()
    /// Counts what is answered, when the operator wants figures.
    public var metrics: RequestMetrics?

    public init(
        accounts: AccountStores, chat: ChatStores, audit: any AuditTrail, cases: any CaseStore, codeBook: CodeBook,
        partners: any PartnerDirectory, reports: ReportDesk, hub: ConversationHub, clock: any WallClock,
        organisation: String, assets: URL
    ) {
        self.accounts = accounts
        self.chat = chat
        self.audit = audit
        self.cases = cases
        self.codeBook = codeBook
        self.partners = partners
        self.reports = reports
        self.hub = hub
        self.clock = clock
        self.organisation = organisation
        self.assets = assets
    }
}
