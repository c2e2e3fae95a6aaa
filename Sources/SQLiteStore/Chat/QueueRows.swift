import Chat
import Foundation
import GRDB
import HelplineCore

/// The queue's numbers and its cap.
enum QueueRows {
    private static let dayLength: Int64 = 86_400

    /// Throws `.conflict(.queueFull)` when `cap` conversations wait.
    static func requireRoom(cap: Int, in db: Database) throws {
        guard try ConversationRow.count(where: "state = 'waiting'", [], in: db) < cap else {
            throw StoreFailure.conflict(.queueFull)
        }
    }

    /// Counts up from 1 on each day (UTC).
    static func nextNumber(at: Timestamp, in db: Database) throws -> Int {
        let day = at.seconds / dayLength
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT queue_day, last_queue_number FROM service"))
        else { throw StoreFailure.damaged("the service row is missing") }
        let lastDay: Int64 = row["queue_day"]
        let last: Int = row["last_queue_number"]
        let next = lastDay == day ? last + 1 : 1
        try db.cachedStatement(sql: "UPDATE service SET queue_day = ?, last_queue_number = ?")
            .execute(arguments: [day, next])
        return next
    }
}
