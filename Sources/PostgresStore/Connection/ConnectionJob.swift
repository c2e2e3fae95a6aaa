import HelplineCore

/// Something that waits for a connection.
struct ConnectionJob: Sendable {
    /// Past this moment it is refused unless it has begun.
    let deadline: ContinuousClock.Instant
    /// Does it and tells the caller; `false` when the connection broke and it may be done on another.
    let perform: @Sendable (PostgresConnection, _ mayRepeat: Bool) -> Bool
    let refuse: @Sendable (StoreFailure) -> Void
}
