public import Foundation
import HelplineCore

/// Everything that comes into being when the first coordinator sets an installation up.
public struct Founding: Equatable, Sendable {
    public let name: String
    public let returnCodeSalt: Data
    public let founder: NewMember
    /// `found` and `recovery`, checked.
    public let list: MembershipList
    /// The founder's and the recovery member's.
    public let teamKeys: [SealedTeamKey]

    /// `nil` unless the list is a founding by `founder` and a recovery member, each with a team key of the first epoch, and
    /// the salt has 16 bytes.
    public init?(
        name: String, returnCodeSalt: Data, founder: NewMember, list: MembershipList, teamKeys: [SealedTeamKey]
    ) {
        let actions = list.statements.map(\.statement.action)
        guard (1...100).contains(name.count), returnCodeSalt.count == Installation.returnCodeSaltSize,
            actions == [.found, .recovery], list.statements[0].statement.member == founder.id,
            founder.role == .coordinator, teamKeys.count == 2, Set(teamKeys.map(\.member)) == Set(list.members.keys),
            teamKeys.allSatisfy({ $0.teamEpoch == list.teamEpoch })
        else { return nil }
        self.name = name
        self.returnCodeSalt = returnCodeSalt
        self.founder = founder
        self.list = list
        self.teamKeys = teamKeys
    }
}
