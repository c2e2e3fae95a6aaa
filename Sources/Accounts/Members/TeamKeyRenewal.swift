public import HelplineCore

/// A new team key: the statement that puts it in force, before it the one by which somebody leaves or the recovery kit gets a
/// successor, if there is one, and the key sealed to each who remains.
public struct TeamKeyRenewal: Equatable, Sendable {
    /// `remove` or `recovery`.
    public let change: SignedStatement?
    public let rotation: SignedStatement
    /// One for each, also for the recovery member.
    public let teamKeys: [SealedTeamKey]

    public var signer: MemberID { rotation.statement.signer }
    public var removed: MemberID? { change?.statement.action == .remove ? change?.statement.member : nil }
    /// The recovery member that takes the place of the one before.
    public var newKit: MemberID? { change?.statement.action == .recovery ? change?.statement.member : nil }
    public var teamEpoch: Int { rotation.statement.teamEpoch }
    /// In the order of the list.
    public var statements: [SignedStatement] { [change, rotation].compactMap { $0 } }

    /// `nil` unless the statements are a rotation, or a removal of somebody else or a new recovery member and the rotation that
    /// follows it, both by the same signer, and the keys are of its team epoch, one for each, none for who leaves and one for
    /// who comes.
    public init?(statements: [SignedStatement], teamKeys: [SealedTeamKey]) {
        guard let rotation = statements.last, rotation.statement.action == .rotate, statements.count <= 2,
            teamKeys.allSatisfy({ $0.teamEpoch == rotation.statement.teamEpoch }),
            Set(teamKeys.map(\.member)).count == teamKeys.count
        else { return nil }
        let change = statements.count == 2 ? statements[0] : nil
        if let first = change?.statement {
            guard first.action == .remove || first.action == .recovery, first.signer == rotation.statement.signer,
                first.member != first.signer, first.number + 1 == rotation.statement.number,
                first.hash == rotation.statement.previousHash,
                teamKeys.contains(where: { $0.member == first.member }) == (first.action == .recovery)
            else { return nil }
        }
        self.change = change
        self.rotation = rotation
        self.teamKeys = teamKeys
    }
}
