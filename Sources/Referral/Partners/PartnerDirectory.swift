public import HelplineCore

/// The organisations that the team refers to. They are no secret: nothing here is sealed, and nothing here is about a visitor.
public protocol PartnerDirectory: Sendable {
    /// What fits, at most `PartnerMatches.most`: those of the region before those of the whole country, what was confirmed and is not
    /// past its review date before the rest, then by name. Reads at most `Partner.most` rows. What was searched is kept nowhere.
    func matches(_ need: PartnerNeed, at: Timestamp) async throws(StoreFailure) -> PartnerMatches

    /// All of it, by name.
    func all() async throws(StoreFailure) -> [Partner]

    /// The same, to be written to a file, with an audit entry.
    func all(recording: AuditEntry) async throws(StoreFailure) -> [Partner]

    /// Keeps a new entry (version 1) or the next version of one, with an audit entry. `.conflict(.outdated)` for any other version,
    /// `.conflict(.limitReached)` when there are `Partner.most`.
    func keep(_ partner: Partner, recording: AuditEntry) async throws(StoreFailure)

    /// Keeps all of these or none, with one audit entry: each as new, or in the place of the entry with its id, whatever the version
    /// of either; it gets the next one. Returns how many were there before. `.conflict(.limitReached)` as above.
    func take(_ partners: [Partner], recording: AuditEntry) async throws(StoreFailure) -> Int

    /// Removes an entry of this version, with an audit entry; `.conflict(.outdated)` when it has another. Absent is no error and
    /// records nothing.
    func remove(_ id: PartnerID, version: Int, recording: AuditEntry) async throws(StoreFailure)
}

/// What a search found.
public struct PartnerMatches: Equatable, Sendable {
    /// More than anybody reads while somebody waits for an answer.
    public static let most = 50

    public let partners: [Partner]
    /// Whether there are others: then it helps to say more.
    public let more: Bool

    public init(partners: [Partner], more: Bool) {
        self.partners = partners
        self.more = more
    }
}
