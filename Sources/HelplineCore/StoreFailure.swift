/// Why a store did not do what was asked. Nothing of the request was applied.
public enum StoreFailure: Error, Equatable, Sendable {
    /// It does not exist, or not for the one who asks.
    case notFound
    /// It was erased; it will never come back.
    case erased
    /// The compare-and-set lost, or the same id came with other content.
    case conflict(Conflict)
    /// The disk is full: nothing was written; free space and try again.
    case diskFull
    /// The database did not answer in time or is damaged; `description` is for the operator and holds no content.
    case unavailable(description: String)

    public enum Conflict: String, Equatable, Sendable {
        /// The same client id with other bytes.
        case otherContent
        /// An epoch, version or list position that is no longer the next one.
        case outdated
        /// Another professional has it.
        case taken
        /// The personal maximum of conversations is reached.
        case limitReached
        /// The queue holds as many as it may.
        case queueFull
        /// Messages that were left before the chat opened are to be read first.
        case messagesFirst
        /// The conversation's state does not allow it (for instance a message after the end).
        case wrongState
        /// It is kept from the queue for a time.
        case blocked
        /// The name is in use.
        case nameTaken
        /// Already used: a set-up link, an invitation, a sign-in code.
        case alreadyUsed
        /// Nobody else is there: it would wait alone.
        case nobodyElse
        /// A final registration is needed first.
        case registrationMissing
    }
}

extension StoreFailure {
    /// The database does not hold what this program wrote. The sentence is for the operator.
    package static func damaged(_ what: String) -> StoreFailure {
        .unavailable(
            description: "The database is damaged: \(what). Stop the server, keep the database, and restore a backup.")
    }
}
