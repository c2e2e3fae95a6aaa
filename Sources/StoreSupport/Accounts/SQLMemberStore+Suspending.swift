import Accounts
package import HelplineCore

extension SQLMemberStore {
    package func suspend(_ member: MemberID, by coordinator: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> [ConversationID]
    {
        try await database.write { db in
            try Requeueing.lockAll(of: member, in: db)
            try MemberRow.lockTeam(in: db)
            try MemberRow.require(coordinator, toBeAllowed: .changeMembers, in: db)
            try MemberRow.require(member, in: [.admitted], db)
            guard member != coordinator else { throw StoreFailure.conflict(.wrongState) }
            try MemberRow.set(.suspended, of: member, in: db)
            let his = try Requeueing.lockAll(of: member, in: db)
            try MemberRow.endSignIns(of: member, in: db)
            try AuditWriter.append(recording, in: db)
            return try Requeueing.leaveAll(his, of: member, like: recording, in: db)
        }
    }

    package func resume(_ member: MemberID, by coordinator: MemberID, recording: AuditEntry) async throws(StoreFailure)
    {
        try await database.write { db in
            try MemberRow.lockTeam(in: db)
            try MemberRow.require(coordinator, toBeAllowed: .changeMembers, in: db)
            try MemberRow.require(member, in: [.suspended], db)
            try MemberRow.set(.admitted, of: member, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }
}
