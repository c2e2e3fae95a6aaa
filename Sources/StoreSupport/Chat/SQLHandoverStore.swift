package import Chat
import Foundation
package import HelplineCore

package struct SQLHandoverStore<Database: StoreDatabase>: HandoverStore {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func offer(_ handover: Handover, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(
                handover.conversation, by: .member(handover.giver), in: db)
            guard current.state == .active, handover.giver != handover.receiver else {
                throw StoreFailure.conflict(.wrongState)
            }
            try db.execute(
                """
                INSERT INTO handover (conversation, giver, receiver, until) VALUES ($1, $2, $3, $4)
                ON CONFLICT (conversation) DO UPDATE
                SET giver = excluded.giver, receiver = excluded.receiver, until = excluded.until
                """,
                [
                    handover.conversation.column, handover.giver.column, handover.receiver.column,
                    handover.until.column,
                ])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func drop(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> Handover?
    {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            guard let offer = try HandoverRows.find(id, in: db), [offer.giver, offer.receiver].contains(member) else {
                return nil
            }
            try HandoverRows.remove(id, in: db)
            try AuditWriter.append(recording, in: db)
            return offer
        }
    }

    package func accept(
        _ id: ConversationID, by receiver: Professional, atMost: Int, mayExceed: Bool, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Handover {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            guard let offer = try HandoverRows.find(id, in: db), offer.receiver == receiver.id, offer.until > at else {
                throw StoreFailure.notFound
            }
            let current = try ConversationRow.require(id, claimedBy: offer.giver, in: db)
            guard current.state == .active else { throw StoreFailure.notFound }
            try MemberRow.requireStanding(receiver.id, for: .talkWithVisitors, in: db)
            if !mayExceed { try CapacityRows.requireRoom(for: receiver.id, atMost: atMost, in: db) }
            try Handing.over(
                id, from: offer.giver, to: receiver.id, named: receiver.displayName, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return offer
        }
    }

    package func takeOver(_ id: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> MemberID
    {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            let current = try ConversationRow.require(id, in: db)
            guard by.role.may(.leadShift), let giver = current.claimedBy, current.isHeld(by: giver) else {
                throw StoreFailure.notFound
            }
            let isLeftBehind = try !ConversationRow.all(
                where: "id = $1 AND \(LeftBehindRows.condition)", [id.column], in: db
            ).isEmpty
            guard current.state == .active || isLeftBehind else { throw StoreFailure.conflict(.wrongState) }
            if giver == by.id { return giver }
            try MemberRow.requireStanding(by.id, for: .leadShift, in: db)
            try Handing.over(id, from: giver, to: by.id, named: by.displayName, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return giver
        }
    }

    package func offers(at: Timestamp) async throws(StoreFailure) -> [Handover] {
        try await database.read { db in try HandoverRows.standing(at: at, in: db) }
    }

    package func dropExpired(at: Timestamp) async throws(StoreFailure) -> [Handover] {
        let none = try await database.read { db in try HandoverRows.expired(at: at, in: db).isEmpty }
        // A round that finds nothing writes nothing.
        if none { return [] }
        return try await database.write { db in
            let expired = try HandoverRows.expired(at: at, in: db)
            for offer in expired { try HandoverRows.remove(offer.conversation, in: db) }
            return expired
        }
    }
}
