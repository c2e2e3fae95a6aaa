import Accounts
import Foundation
import GRDB
import HelplineCore

/// A row of `invitation`, with the newcomer's row of `member` where there is one.
enum InvitationRow {
    private static let query = """
        SELECT invitation.id AS id, invitation.role AS role, invited_by, token, sealed_secret, expires,
            hpke_public, signing_public, mac, \(MemberRow.columns)
        FROM invitation LEFT JOIN member ON member.id = invitation.member
        """

    static func all(in db: Database) throws -> [InvitationRecord] {
        try Row.fetchAll(db, sql: "\(query) ORDER BY expires DESC, invitation.id").map(record)
    }

    static func record(_ id: InvitationID, in db: Database) throws -> InvitationRecord? {
        try Row.fetchOne(db, sql: "\(query) WHERE invitation.id = ?", arguments: [id.column]).map(record)
    }

    /// The invitation when `token` opens it at `at`.
    static func open(_ id: InvitationID, token: SecretDigest, at: Timestamp, in db: Database) throws -> Invitation? {
        guard let record = try record(id, in: db), record.invitation.token == token, record.state(at: at) == .open
        else {
            return nil
        }
        return record.invitation
    }

    private static func record(_ row: Row) throws -> InvitationRecord {
        guard let token = SecretDigest(stored: row["token"]),
            let invitation = Invitation(
                id: try InvitationID(column: row["id"]), role: try row.value("role", as: Role.self),
                invitedBy: try MemberID(column: row["invited_by"]), token: token, sealedSecret: row["sealed_secret"],
                expires: Timestamp(milliseconds: row["expires"]))
        else { throw damaged }
        guard let hpke = row["hpke_public"] as Data? else {
            return InvitationRecord(invitation: invitation, enrolment: nil, newcomer: nil)
        }
        let newcomer = try MemberRow.member(row)
        guard let hpkePublic = PublicKeyBytes(hpke), let signingPublic = PublicKeyBytes(row["signing_public"]),
            let enrolment = Enrolment(
                member: newcomer.id, hpkePublic: hpkePublic, signingPublic: signingPublic, mac: row["mac"])
        else { throw damaged }
        return InvitationRecord(invitation: invitation, enrolment: enrolment, newcomer: newcomer)
    }

    private static var damaged: StoreFailure {
        .unavailable(description: "An invitation in the database is damaged.")
    }
}
