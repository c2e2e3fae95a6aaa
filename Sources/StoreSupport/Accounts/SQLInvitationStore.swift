package import Accounts
package import HelplineCore

package struct SQLInvitationStore<Database: StoreDatabase>: InvitationStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func keep(_ invitation: Invitation, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let kept = try db.execute(
                """
                INSERT INTO invitation (id, role, invited_by, token, sealed_secret, expires)
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING
                """,
                [
                    invitation.id.column, .text(invitation.role.rawValue), invitation.invitedBy.column,
                    invitation.token.column, .bytes(invitation.sealedSecret),
                    invitation.expires.column,
                ])
            guard kept == 1 else { throw StoreFailure.conflict(.otherContent) }
            try AuditWriter.append(recording, in: db)
        }
    }

    package func invitations() async throws(StoreFailure) -> [InvitationRecord] {
        try await database.read { db in try InvitationRow.all(in: db) }
    }

    package func openInvitation(_ id: InvitationID, token: SecretDigest, at: Timestamp)
        async throws(StoreFailure) -> Invitation
    {
        try await database.read { db in
            guard let record = try InvitationRow.record(id, in: db) else { throw StoreFailure.notFound }
            return try record.opened(with: token, at: at)
        }
    }

    package func enrol(
        _ member: NewMember, _ enrolment: Enrolment, invitation: InvitationID, token: SecretDigest, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            guard let open = try InvitationRow.locked(invitation, in: db)?.opened(with: token, at: at),
                open.role == member.role, enrolment.member == member.id
            else { throw StoreFailure.notFound }
            try MemberRow.insert(member, state: .enrolled, in: db)
            try db.execute(
                "UPDATE invitation SET member = $1, hpke_public = $2, signing_public = $3, mac = $4 WHERE id = $5",
                [
                    member.id.column, .bytes(enrolment.hpkePublic.bytes), .bytes(enrolment.signingPublic.bytes),
                    .bytes(enrolment.mac), invitation.column,
                ])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func isEnrolled(_ enrolment: Enrolment, by invitation: InvitationID, token: SecretDigest)
        async throws(StoreFailure) -> Bool
    {
        try await database.read { db in
            guard let record = try InvitationRow.record(invitation, in: db) else { return false }
            return record.invitation.token == token && record.enrolment == enrolment
        }
    }

    package func withdraw(_ id: InvitationID, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            guard let record = try InvitationRow.locked(id, in: db) else { throw StoreFailure.notFound }
            if let newcomer = record.newcomer, newcomer.state != .enrolled {
                throw StoreFailure.conflict(.alreadyUsed)
            }
            try db.execute("DELETE FROM invitation WHERE id = $1", [id.column])
            if let newcomer = record.newcomer {
                try db.execute("DELETE FROM member WHERE id = $1", [newcomer.id.column])
            }
            try AuditWriter.append(recording, in: db)
        }
    }
}
