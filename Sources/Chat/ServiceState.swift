public import HelplineCore

/// Whether the chat takes new conversations: somebody pressed *Open*, and the hours he pressed it in have not passed.
public struct ServiceState: Equatable, Sendable {
    /// When the chat was opened last; `nil` since it was closed by hand.
    public let openedAt: Timestamp?
    public let hours: OpeningHours
    /// Counts every change of the hours, from 0.
    public let hoursVersion: Int

    public init(openedAt: Timestamp? = nil, hours: OpeningHours = .none, hoursVersion: Int = 0) {
        self.openedAt = openedAt
        self.hours = hours
        self.hoursVersion = hoursVersion
    }

    /// The end of the hours closes by itself: nobody has to think of it, and the next day somebody opens anew.
    public func isOpen(at now: Timestamp) -> Bool {
        guard let openedAt else { return false }
        return hours.isEmpty || hours.opening(at: openedAt).map { now < $0.until } ?? false
    }

    /// When it closes, while it is open and has hours.
    public func closes(at now: Timestamp) -> Timestamp? {
        guard isOpen(at: now), let openedAt else { return nil }
        return hours.opening(at: openedAt)?.until
    }

    /// Whether it may be opened now: at any time where there are no hours.
    public func mayOpen(at now: Timestamp) -> Bool { hours.isEmpty || hours.opening(at: now) != nil }
}

/// Whether the chat is open, and its hours.
public protocol ServiceStateStore: Sendable {
    func state() async throws(StoreFailure) -> ServiceState

    /// Opens, at the time of the entry, or closes.
    func set(open: Bool, recording: AuditEntry) async throws(StoreFailure)

    /// Puts these hours in the place of what there was. `version` is one higher than the last, otherwise
    /// `.conflict(.outdated)`: two who change them at the same time do not undo each other unseen.
    func keep(_ hours: OpeningHours, version: Int, recording: AuditEntry) async throws(StoreFailure)
}
