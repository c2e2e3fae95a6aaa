package import Accounts
package import HelplineCore

/// A row of `invitation`, with the newcomer's row of `member` where there is one.
package enum InvitationRow {
    private static let query = """
        SELECT invitation.id AS id, invitation.role AS role, invited_by, token, sealed_secret, expires,
            hpke_public, signing_public, mac, \(MemberRow.columns)
        FROM invitation LEFT JOIN member ON member.id = invitation.member
        """

    package static func all(in db: any StoreTransaction) throws -> [InvitationRecord] {
        try db.rows("\(query) ORDER BY expires DESC, invitation.id").map(record)
    }

    package static func record(_ id: InvitationID, in db: any StoreTransaction) throws -> InvitationRecord? {
        try db.row("\(query) WHERE invitation.id = $1", [id.column]).map(record)
    }

    /// The same, and until the transaction ends nobody else changes or withdraws it. The lock comes first and the reading
    /// after it, so that the newcomer of somebody who was faster is seen.
    package static func locked(_ id: InvitationID, in db: any StoreTransaction) throws -> InvitationRecord? {
        try db.lock(.invitation(id))
        return try record(id, in: db)
    }

    private static func record(_ row: StoredRow) throws -> InvitationRecord {
        guard let token = SecretDigest(stored: try row.bytes("token")),
            let invitation = Invitation(
                id: try row.id("id"), role: try row.value("role", as: Role.self),
                invitedBy: try row.id("invited_by"), token: token,
                sealedSecret: try row.bytes("sealed_secret"),
                expires: try row.timestamp("expires"))
        else { throw damaged }
        guard let hpke = try row.optionalBytes("hpke_public") else {
            return InvitationRecord(invitation: invitation, enrolment: nil, newcomer: nil)
        }
        let newcomer = try MemberRow.member(row)
        guard let hpkePublic = PublicKeyBytes(hpke),
            let signingPublic = PublicKeyBytes(try row.bytes("signing_public")),
            let enrolment = Enrolment(
                member: newcomer.id, hpkePublic: hpkePublic, signingPublic: signingPublic, mac: try row.bytes("mac"))
        else { throw damaged }
        return InvitationRecord(invitation: invitation, enrolment: enrolment, newcomer: newcomer)
    }

    private static var damaged: StoreFailure { .damaged("an invitation") }
}

extension InvitationRecord {
    /// The invitation when `token` opens it at `at`; otherwise `.notFound`.
    func opened(with token: SecretDigest, at: Timestamp) throws -> Invitation {
        guard invitation.token == token, state(at: at) == .open else { throw StoreFailure.notFound }
        return invitation
    }
}
