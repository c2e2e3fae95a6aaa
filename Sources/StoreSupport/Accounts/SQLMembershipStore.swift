package import Accounts
package import HelplineCore

/// The signed list and its team keys.
package struct SQLMembershipStore<Database: StoreDatabase>: MembershipStore {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func statements() async throws(StoreFailure) -> [SignedStatement] {
        try await database.read { db in try StatementRow.all(in: db) }
    }

    package func teamKeys(of member: MemberID) async throws(StoreFailure) -> [SealedTeamKey] {
        try await database.read { db in try TeamKeyRow.keys(of: member, in: db) }
    }

    package func admit(_ admission: Admission, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let record = try InvitationRow.locked(admission.invitation, in: db)
            let statement = admission.signed.statement
            guard let record, let enrolment = record.enrolment, let newcomer = record.newcomer,
                enrolment.member == admission.member, record.invitation.role == admission.role,
                enrolment.hpkePublic == statement.hpkePublic, enrolment.signingPublic == statement.signingPublic
            else { throw StoreFailure.notFound }
            guard newcomer.state == .enrolled else { throw StoreFailure.conflict(.alreadyUsed) }
            guard let last = try StatementRow.lockedLast(in: db), statement.number == last.number + 1,
                statement.previousHash == last.hash
            else { throw StoreFailure.conflict(.outdated) }
            try StatementRow.insert(admission.signed, in: db)
            try TeamKeyRow.insert(admission.teamKey, in: db)
            try db.execute(
                "UPDATE member SET state = $1, role = $2 WHERE id = $3",
                [
                    .text(Member.State.admitted.rawValue), .text(admission.role.rawValue),
                    admission.member.column,
                ])
            try AuditWriter.append(recording, in: db)
        }
    }
}
