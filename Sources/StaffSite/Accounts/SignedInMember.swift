import Accounts
import HelplineCore

/// Who is signed in, as every answer about oneself says it.
struct SignedInMember: Encodable {
    let id: MemberID
    let name: String
    let displayName: String
    let role: Role

    init(_ member: Member) {
        id = member.id
        name = member.name.text
        displayName = member.displayName.text
        role = member.role
    }
}
