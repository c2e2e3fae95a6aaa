public import Accounts
public import Chat
public import HelplineCore

/// The stores that the visitor's site reads and writes: the chat's, and of the accounts only what is public.
public struct VisitorStores: Sendable {
    public let conversations: any ConversationStore
    public let log: any ConversationLog
    public let queue: any WaitingQueue
    public let sessions: any VisitorSessions
    public let service: any ServiceStateStore
    public let survey: any SurveyBox
    public let guests: any GuestStore
    public let letters: any LetterStore
    public let installation: any InstallationStore
    public let memberships: any MembershipStore
    public let members: any MemberStore
    /// Counted for all nodes.
    public let limits: SharedLimits

    public init(
        conversations: any ConversationStore, log: any ConversationLog, queue: any WaitingQueue,
        sessions: any VisitorSessions, service: any ServiceStateStore, survey: any SurveyBox, guests: any GuestStore,
        letters: any LetterStore,
        installation: any InstallationStore, memberships: any MembershipStore, members: any MemberStore,
        limits: SharedLimits
    ) {
        self.conversations = conversations
        self.log = log
        self.queue = queue
        self.sessions = sessions
        self.service = service
        self.survey = survey
        self.guests = guests
        self.letters = letters
        self.installation = installation
        self.memberships = memberships
        self.members = members
        self.limits = limits
    }
}
