public import Accounts
public import Cases
public import Chat
public import Foundation
public import HelplineCore
public import SiteSupport

/// Everything the staff site needs from outside; `App` puts it together, tests do with their own.
public struct StaffDependencies: Sendable {
    public struct AccountStores: Sendable {
        public var installation: any InstallationStore
        public var members: any MemberStore
        public var membership: any MembershipStore
        public var invitations: any InvitationStore
        public var signIns: any SignInStore
        /// Derived from the key file.
        public var keys: ServerKeys
        /// Written to the audit trail by upkeep.
        public var refused = RefusedSignIns()

        public init(
            installation: any InstallationStore, members: any MemberStore, membership: any MembershipStore,
            invitations: any InvitationStore, signIns: any SignInStore, keys: ServerKeys
        ) {
            self.installation = installation
            self.members = members
            self.membership = membership
            self.invitations = invitations
            self.signIns = signIns
            self.keys = keys
        }
    }

    public struct ChatStores: Sendable {
        public var conversations: any ConversationStore
        public var log: any ConversationLog
        public var queue: any WaitingQueue
        public var content: any StaffContentStore
        public var sessions: any VisitorSessions
        public var service: any ServiceStateStore
        /// Who is there now: shared with the visitor's site.
        public var presence: Presence

        public init(
            conversations: any ConversationStore, log: any ConversationLog, queue: any WaitingQueue,
            content: any StaffContentStore, sessions: any VisitorSessions, service: any ServiceStateStore,
            presence: Presence
        ) {
            self.conversations = conversations
            self.log = log
            self.queue = queue
            self.content = content
            self.sessions = sessions
            self.service = service
            self.presence = presence
        }
    }

    public var accounts: AccountStores
    public var chat: ChatStores
    public var cases: any CaseStore
    public var codeBook: CodeBook
    public var hub: ConversationHub
    public var clock: any WallClock
    public var limits = SiteLimits()
    public var terms = SignInTerms()
    /// The organisation's name, shown on pages and kept at the founding.
    public var organisation: String
    /// The folder `Assets`.
    public var assets: URL
    /// The public origin (`https://team.example.org`), or `nil` to take the request's own host.
    public var origin: String?
    /// Proxies whose word for a client's address is taken.
    public var trustedProxies: [AddressRange] = []
    /// Whether professionals reach the site by TLS.
    public var overTLS = false
    /// Heartbeat and patience of streams; tests shorten them.
    public var timing = EventStream.Timing()
    /// Counts what is answered, when the operator wants figures.
    public var metrics: RequestMetrics?

    public init(
        accounts: AccountStores, chat: ChatStores, cases: any CaseStore, codeBook: CodeBook, hub: ConversationHub,
        clock: any WallClock, organisation: String, assets: URL
    ) {
        self.accounts = accounts
        self.chat = chat
        self.cases = cases
        self.codeBook = codeBook
        self.hub = hub
        self.clock = clock
        self.organisation = organisation
        self.assets = assets
    }
}
