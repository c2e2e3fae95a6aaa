import Chat
import Foundation
import HelplineCore

/// The queue's numbers and its cap. Both are asked with the `service` row locked: on all nodes together one at a time
/// comes into the queue, so that the cap holds and no number is given twice.
enum QueueRows {
    private static let dayLength: Int64 = 86_400

    /// The order in which they should be claimed, with the index `conversation_waiting` as far as it goes.
    static let order = "danger DESC, coalesce(for_whom = 'work', false), waiting_since, queue_number"

    /// The next number, up from 1 on each day (UTC). Throws `.conflict(.queueFull)` when `cap` conversations stand in the line, or
    /// as many messages are unread.
    static func enter(cap: Int, forMessage: Bool = false, at: Timestamp, in db: any StoreTransaction) throws -> Int {
        try db.lock(.service)
        guard let row = try db.row("SELECT queue_day, last_queue_number FROM service") else {
            throw StoreFailure.damaged("the service row is missing")
        }
        let such = "state = 'waiting' AND left_at IS \(forMessage ? "NOT " : "")NULL"
        guard try ConversationRow.count(where: such, [], in: db) < cap else {
            throw StoreFailure.conflict(.queueFull)
        }
        let day = Int(at.seconds / dayLength)
        let next = try row.int("queue_day") == day ? row.int("last_queue_number") + 1 : 1
        try db.execute(
            "UPDATE service SET queue_day = $1, last_queue_number = $2", [ColumnValue(day), ColumnValue(next)])
        return next
    }
}
