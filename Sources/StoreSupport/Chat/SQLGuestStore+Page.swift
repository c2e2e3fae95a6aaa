package import Chat
import Foundation
package import HelplineCore

/// What a guest's own page does, and what time does to guests.
extension SQLGuestStore {
    package func guest(_ id: GuestID, at: Timestamp) async throws(StoreFailure) -> Guest {
        try await database.glance { db in try GuestRows.require(id, in: db).guest.current(at: at) }
    }

    package func guest(_ id: GuestID, session: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Guest {
        try await database.glance { db in
            let row = try GuestRows.require(id, in: db)
            guard row.session == session else { throw StoreFailure.notFound }
            return row.guest.current(at: at)
        }
    }

    package func knock(_ id: GuestID, token: SecretDigest, with knock: GuestKnock, at: Timestamp)
        async throws(StoreFailure) -> Guest
    {
        try await database.write { db in
            let conversation = try GuestRows.require(id, in: db).guest.conversation
            try ConversationRow.lock(conversation, in: db)
            let row = try GuestRows.require(id, in: db)
            guard row.token == token else { throw StoreFailure.notFound }
            let guest = row.guest.current(at: at)
            if let first = row.session,
                first != knock.session || row.knock.map({ $0.publicKey != knock.publicKey }) == true
            {
                throw StoreFailure.conflict(.alreadyUsed)
            }
            if case .knocking = guest.step, row.knock == knock { return guest }
            let made = try guest.knocked(at: at)
            try db.execute(
                "UPDATE guest SET public_key = $2, session = $3, mac = $4 WHERE id = $1",
                [id.column, .bytes(knock.publicKey), knock.session.column, .bytes(knock.mac)])
            try GuestRows.write(made, in: db)
            return made
        }
    }

    package func noteSign(of id: GuestID, at: Timestamp) async throws(StoreFailure) {
        _ = try await database.write { db in
            try db.execute(
                "UPDATE guest SET last_seen = $2 WHERE id = $1 AND step = 'present' AND last_seen < $2",
                [id.column, at.column])
        }
    }

    package func leave(_ id: GuestID, session: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            let conversation = try GuestRows.require(id, in: db).guest.conversation
            try ConversationRow.lock(conversation, in: db)
            let row = try GuestRows.require(id, in: db)
            guard row.session == session else { throw StoreFailure.notFound }
            guard try row.guest.gone(.himself) != row.guest else { return }
            try GuestRows.putOut(row.guest, .himself, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func expire(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        let due =
            "(step = 'present' AND last_seen < $1) OR (step IN ('proposed', 'invited', 'knocking') AND until <= $2)"
        let arguments: [ColumnValue] = [lastSeenBefore.column, at.column]
        // A round that finds nothing writes nothing.
        let ids = try await database.read { db in
            try GuestRows.all(where: "\(due) ORDER BY asked_at, id", arguments, in: db).prefix(limit).map(\.guest.id)
        }
        var gone: [ConversationID] = []
        for id in ids {
            let conversation = try await database.write { db -> ConversationID? in
                guard let conversation = try GuestRows.find(id, in: db)?.guest.conversation else { return nil }
                try ConversationRow.lock(conversation, in: db)
                guard let row = try GuestRows.all(where: "id = $3 AND (\(due))", arguments + [id.column], in: db).first
                else { return nil }
                if row.guest.step == .present {
                    try GuestRows.putOut(row.guest, .connection, in: db)
                } else {
                    try GuestRows.write(row.guest.current(at: at), in: db)
                }
                try AuditWriter.append(
                    AuditEntry(
                        row.guest.step == .present ? .guestLeft : .guestExpired, by: .system,
                        conversation: conversation, at: at), in: db)
                return conversation
            }
            if let conversation { gone.append(conversation) }
        }
        return gone
    }
}
