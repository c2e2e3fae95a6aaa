public import Accounts
import GRDB
public import HelplineCore

/// Invitations in SQLite.
public struct SQLiteInvitationStore: InvitationStore {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func keep(_ invitation: Invitation, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            guard try InvitationRow.record(invitation.id, in: db) == nil else {
                throw StoreFailure.conflict(.otherContent)
            }
            try db.execute(
                sql: """
                    INSERT INTO invitation (id, role, invited_by, token, sealed_secret, expires)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    invitation.id.column, invitation.role.rawValue, invitation.invitedBy.column, invitation.token.bytes,
                    invitation.sealedSecret, invitation.expires.milliseconds,
                ])
            try AuditWriter.append(recording, in: db)
        }
    }

    public func invitations() async throws(StoreFailure) -> [InvitationRecord] {
        try await database.read { db in try InvitationRow.all(in: db) }
    }

    public func openInvitation(_ id: InvitationID, token: SecretDigest, at: Timestamp)
        async throws(StoreFailure) -> Invitation
    {
        try await database.read { db in
            guard let invitation = try InvitationRow.open(id, token: token, at: at, in: db) else {
                throw StoreFailure.notFound
            }
            return invitation
        }
    }

    public func enrol(
        _ member: NewMember, _ enrolment: Enrolment, invitation: InvitationID, token: SecretDigest, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            guard let open = try InvitationRow.open(invitation, token: token, at: at, in: db), open.role == member.role,
                enrolment.member == member.id
            else { throw StoreFailure.notFound }
            try MemberRow.insert(member, state: .enrolled, in: db)
            try db.execute(
                sql: "UPDATE invitation SET member = ?, hpke_public = ?, signing_public = ?, mac = ? WHERE id = ?",
                arguments: [
                    member.id.column, enrolment.hpkePublic.bytes, enrolment.signingPublic.bytes, enrolment.mac,
                    invitation.column,
                ])
            try AuditWriter.append(recording, in: db)
        }
    }

    public func isEnrolled(_ enrolment: Enrolment, by invitation: InvitationID, token: SecretDigest)
        async throws(StoreFailure) -> Bool
    {
        try await database.read { db in
            guard let record = try InvitationRow.record(invitation, in: db) else { return false }
            return record.invitation.token == token && record.enrolment == enrolment
        }
    }

    public func withdraw(_ id: InvitationID, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            guard let record = try InvitationRow.record(id, in: db) else { throw StoreFailure.notFound }
            if let newcomer = record.newcomer, newcomer.state != .enrolled {
                throw StoreFailure.conflict(.alreadyUsed)
            }
            try db.execute(sql: "DELETE FROM invitation WHERE id = ?", arguments: [id.column])
            if let newcomer = record.newcomer {
                try db.execute(sql: "DELETE FROM member WHERE id = ?", arguments: [newcomer.id.column])
            }
            try AuditWriter.append(recording, in: db)
        }
    }
}
