/// The limits of all sites with the defaults of protection.md ("Abuse and load") and experience.md; a load test raises them.
public struct SiteLimits: Equatable, Sendable {
    /// Conversations opened from one address in ten minutes; a library or shelter shares one.
    public var opensPerAddress = 20
    /// Challenges handed out to one address in ten minutes.
    public var puzzlesPerAddress = 60
    /// Sign-ins tried from one address in ten minutes, and as many questions for a salt: a whole team may share one.
    public var signInsPerAddress = 120
    /// Open streams from one address, and of one visitor's token or one professional.
    public var streamsPerAddress = 60
    public var streamsPerPerson = 4
    /// Streams and long polls that one of them begins in a minute, half of these in one go: each reads the log.
    public var streamOpensPerMinute = 120
    /// Connections to each site at once. Each has its own, so that visitors cannot lock the team out; what is above waits to
    /// be accepted.
    public var visitorConnections = 10_000
    public var staffConnections = 1_000
    public var partnerConnections = 500
    /// Conversations that wait at most.
    public var queueCap = 50
    /// Leading zero bits of a puzzle in calm times, and how many challenges a minute are calm.
    public var puzzleBits = 5
    public var puzzlesPerCalmMinute = 60
    /// Conversations that one professional has at the same time (1 to 4), where the coordinator set no number for him.
    public var conversationsPerProfessional = 2
    /// A sender's token bucket.
    public var messageBurst = 40
    public var messagesPerMinute = 30

    public init() {}
}
