package import Chat
package import HelplineCore

/// Makes the counts of the service greater, in the transaction of what happened: after the rows it happened to and before the
/// audit chain, so that nobody waits in a circle.
package enum ServiceCounter {
    /// Counts how waiting ended, once for each time she came: who was reached and went back to the queue because her professional
    /// was gone is not counted again, and a message that is read is no waiting. To be asked before the entry `joined` is written.
    package static func countEnd(
        _ event: ServiceEvent, of waiting: Conversation, at: Timestamp, in db: any StoreTransaction
    )
        throws
    {
        guard waiting.isInLine else { return }
        let wasReached = try db.row(
            "SELECT 1 FROM entry WHERE conversation = $1 AND kind = 'joined' AND at >= $2 LIMIT 1",
            [waiting.id.column, waiting.waitingSince.column])
        if wasReached == nil { try count(event, at: at, in: db) }
    }

    package static func count(_ event: ServiceEvent, at: Timestamp, in db: any StoreTransaction) throws {
        for each in event.counts(at: at) {
            try db.execute(
                """
                INSERT INTO service_count (week, measure, class, count) VALUES ($1, $2, $3, 1)
                ON CONFLICT (week, measure, class) DO UPDATE SET count = service_count.count + 1
                """,
                [ColumnValue(ServiceWeek(of: at).number), .text(each.measure.rawValue), .text(each.code)])
        }
    }
}
