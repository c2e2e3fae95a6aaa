/// How long somebody stays signed in.
public struct SignInTerms: Equatable, Sendable {
    /// Without a request.
    public let idle: Duration
    /// In all.
    public let longest: Duration

    public init(idle: Duration = .seconds(30 * 60), longest: Duration = .seconds(12 * 3600)) {
        self.idle = idle
        self.longest = longest
    }
}
