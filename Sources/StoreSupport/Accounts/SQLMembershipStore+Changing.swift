package import Accounts
import Chat
package import HelplineCore

extension SQLMembershipStore {
    package func give(_ role: RoleGiven, recording: AuditEntry) async throws(StoreFailure) -> [ConversationID] {
        try await database.write { db in
            try Requeueing.lockAll(of: role.member, in: db)
            try MemberRow.lockTeam(in: db)
            try MemberRow.require(role.signed.statement.signer, toBeAllowed: .changeMembers, in: db)
            try MemberRow.require(role.member, in: [.admitted, .suspended], db)
            try Self.append([role.signed], in: db)
            try MemberRow.set(role.role, of: role.member, in: db)
            let his = try Requeueing.lockAll(of: role.member, in: db)
            try AuditWriter.append(recording, in: db)
            return try Requeueing.leaveAll(his, of: role.member, remaining: role.role, like: recording, in: db)
        }
    }

    package func renew(_ renewal: TeamKeyRenewal, recording: [AuditEntry]) async throws(StoreFailure)
        -> [ConversationID]
    {
        try await database.write { db in
            if let removed = renewal.removed { try Requeueing.lockAll(of: removed, in: db) }
            // Who opens a conversation holds this row from before he reads which team key is in force until he has committed: so
            // none is sealed to the old key unseen by the sealing anew.
            try db.lock(.service)
            try MemberRow.lockTeam(in: db)
            try MemberRow.require(renewal.signer, toBeAllowed: .renewTeamKey, in: db)
            try Self.append(renewal.statements, in: db)
            var his: [Conversation] = []
            if let removed = renewal.removed {
                try MemberRow.require(removed, in: [.admitted, .suspended], db)
                try MemberRow.remove(removed, in: db)
                his = try Requeueing.lockAll(of: removed, in: db)
            }
            for key in renewal.teamKeys { try TeamKeyRow.insert(key, in: db) }
            if let kit = renewal.newKit { try TeamKeyRow.removeKits(before: kit, in: db) }
            try TeamEpoch.set(renewal.teamEpoch, in: db)
            for entry in recording { try AuditWriter.append(entry, in: db) }
            guard let removed = renewal.removed, let entry = recording.first else { return [] }
            return try Requeueing.leaveAll(his, of: removed, like: entry, in: db)
        }
    }

    /// The list's next statements; `.conflict(.outdated)` when it moved on.
    private static func append(_ statements: [SignedStatement], in db: any StoreTransaction) throws {
        for signed in statements {
            guard let last = try StatementRow.lockedLast(in: db), signed.statement.number == last.number + 1,
                signed.statement.previousHash == last.hash
            else { throw StoreFailure.conflict(.outdated) }
            try StatementRow.insert(signed, in: db)
        }
    }
}
