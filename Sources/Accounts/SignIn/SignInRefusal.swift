public import HelplineCore

/// Why somebody is not let in.
public enum SignInRefusal: Error, Equatable, Sendable {
    /// Name, secret, code or state of the account: never said which.
    case wrong
    /// Too many attempts for this account; wait this long.
    case tooMany(retryAfter: Duration)
    case store(StoreFailure)
    /// The key file does not fit the database.
    case keyFile
}
