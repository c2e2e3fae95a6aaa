import Chat
import Foundation
import HelplineCore

/// The queue's numbers and its cap. Both are asked with the `service` row locked: on all nodes together one at a time
/// comes into the queue, so that the cap holds and no number is given twice.
enum QueueRows {
    private static let dayLength: Int64 = 86_400

    /// The next number, up from 1 on each day (UTC). Throws `.conflict(.queueFull)` when `cap` conversations wait.
    static func enter(cap: Int, at: Timestamp, in db: PostgresConnection) throws -> Int {
        guard let row = try db.row("SELECT queue_day, last_queue_number FROM service FOR UPDATE") else {
            throw StoreFailure.damaged("the service row is missing")
        }
        guard try ConversationRow.count(where: "state = 'waiting'", [], in: db) < cap else {
            throw StoreFailure.conflict(.queueFull)
        }
        let day = Int(at.seconds / dayLength)
        let next = try row.int("queue_day") == day ? row.int("last_queue_number") + 1 : 1
        try db.execute(
            "UPDATE service SET queue_day = $1, last_queue_number = $2", [PostgresValue(day), PostgresValue(next)])
        return next
    }
}
