package import Chat
import Foundation
package import HelplineCore

package struct SQLGuestStore<Database: StoreDatabase>: GuestStore {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func propose(_ guest: Guest, details: GuestDetails, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(guest.conversation, by: .member(guest.invitedBy), in: db)
            guard current.state == .active else { throw StoreFailure.conflict(.wrongState) }
            guard try GuestRows.find(guest.id, in: db) == nil else { throw StoreFailure.conflict(.otherContent) }
            // Whose time is over is not in the way until the next round of upkeep.
            var underWay = 0
            for known in try GuestRows.known(of: guest.conversation, in: db).map(\.guest) where known.isUnderWay {
                let now = known.current(at: guest.at)
                if now.isUnderWay { underWay += 1 } else { try GuestRows.write(now, in: db) }
            }
            guard underWay < GuestTerms.most else { throw StoreFailure.conflict(.taken) }
            try GuestRows.insert(guest, details, Vault.of(guest.conversation, in: db), in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func answer(_ id: GuestID, _ yes: Bool, by session: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        _ = try await step(id, at: at, recording: recording, by: { .visitor(session) }) {
            try $0.guest.answered(yes, at: at)
        }
    }

    package func confirm(
        _ id: GuestID, by member: MemberID, coordinator: Bool, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) {
        _ = try await step(id, at: at, recording: recording, by: { .system }) {
            try $0.guest.confirmed(by: member, coordinator: coordinator)
        }
    }

    package func invite(_ id: GuestID, by member: MemberID, token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Guest
    {
        try await step(
            id, at: at, recording: recording, by: { .member(member) },
            setting: ("token = $2", [token.column])
        ) { try $0.guest.invited(by: member, at: at) }
    }

    package func knock(of id: GuestID, for member: MemberID, at: Timestamp) async throws(StoreFailure) -> GuestKnock? {
        try await database.read { db in
            guard let row = try GuestRows.find(id, in: db), row.guest.invitedBy == member,
                case .knocking = row.guest.current(at: at).step
            else { return nil }
            return row.knock
        }
    }

    package func mistake(_ id: GuestID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Guest
    {
        try await step(id, at: at, recording: recording, by: { .member(member) }) { try $0.guest.mistaken() }
    }

    package func admit(_ id: GuestID, by member: MemberID, with epoch: Epoch, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Acknowledgement
    {
        try await database.write { db in
            let row = try GuestRows.require(id, in: db)
            let conversation = row.guest.conversation
            let current = try ConversationRow.require(conversation, by: .member(member), in: db)
            // Once more: a step may have been made before the conversation's row was ours.
            let guest = try GuestRows.require(id, in: db).guest.current(at: at)
            guard member == guest.invitedBy, current.state == .active else { throw StoreFailure.conflict(.wrongState) }
            try EpochWriter.requireNext(epoch, of: current, in: db)
            let sequence = current.lastSequence + 1
            try db.execute(
                "UPDATE guest SET since = $2, last_seen = $3 WHERE id = $1", [id.column, .int(sequence), at.column])
            try GuestRows.enter(
                guest.admitted(with: epoch, beside: current.guests, since: sequence, at: at), in: db)
            return try EpochWriter.insert(epoch, into: conversation, at: at, recording: recording, in: db)
        }
    }

    package func withdraw(_ id: GuestID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        _ = try await step(id, at: at, recording: recording, by: { .member(member) }) {
            try $0.guest.stopped(.withdrawn)
        }
    }

    package func toConfirm(by member: MemberID, coordinator: Bool, at: Timestamp) async throws(StoreFailure)
        -> [GuestToConfirm]
    {
        try await database.read { db in
            try GuestRows.all(
                where: "step = 'agreed' AND invited_by <> $1 AND (outside = 0 OR $2 = 1) ORDER BY asked_at, id",
                [member.column, ColumnValue(coordinator)], in: db
            ).compactMap { row in
                try row.details(Vault.of(row.guest.conversation, in: db))
                    .map { GuestToConfirm(guest: row.guest, details: $0) }
            }
        }
    }

    package func guests(of conversation: ConversationID, at: Timestamp) async throws(StoreFailure) -> KnownGuests? {
        try await database.glance { db in
            let guests = try GuestRows.known(of: conversation, in: db).map { $0.guest.current(at: at) }
            if guests.isEmpty { return nil }
            let due = try db.row(
                """
                SELECT last_epoch + 1 AS due FROM conversation WHERE id = $1 AND NOT EXISTS (
                    SELECT 1 FROM epoch WHERE epoch.conversation = conversation.id AND number = last_epoch)
                """, [conversation.column])
            return KnownGuests(guests: guests, epochDue: try due?.int("due"))
        }
    }

    // Internal

    /// One step further, when it is the next; who made it already changes nothing and leaves no second line. The conversation's row
    /// is locked, so that he is not put out meanwhile.
    func step(
        _ id: GuestID, at: Timestamp, recording: AuditEntry?, by authority: @escaping @Sendable () -> Authority,
        setting more: (String, [ColumnValue])? = nil, _ next: @escaping @Sendable (GuestRows.Row) throws -> Guest
    ) async throws(StoreFailure) -> Guest {
        try await database.write { db in
            let conversation = try GuestRows.require(id, in: db).guest.conversation
            _ = try ConversationRow.require(conversation, by: authority(), in: db)
            let row = try GuestRows.require(id, in: db)
            let made = try next(GuestRows.Row(row, at: at))
            guard made != row.guest else { return made }
            if let more { try db.execute("UPDATE guest SET \(more.0) WHERE id = $1", [id.column] + more.1) }
            try GuestRows.write(made, in: db)
            if let recording { try AuditWriter.append(recording, in: db) }
            return made
        }
    }
}
