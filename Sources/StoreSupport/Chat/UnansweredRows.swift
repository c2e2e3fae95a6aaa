import Chat
import Foundation
import HelplineCore

/// Active conversations in which the visitor spoke last. A wait begins with her first message after the last answer, or
/// with the claim.
enum UnansweredRows {
    static func all(since: Timestamp, in db: any StoreTransaction) throws -> [UnansweredVisitor] {
        try db.rows(
            """
            SELECT id, claimed_by, CASE WHEN asked > claimed_at THEN asked ELSE claimed_at END AS since FROM (
                SELECT id, claimed_by, claimed_at, (
                    SELECT min(at) FROM entry WHERE conversation = id AND kind = 'message' AND member IS NULL
                    AND sequence > coalesce((
                        SELECT sequence FROM entry AS answer WHERE answer.conversation = id
                        AND answer.kind = 'message' AND answer.member IS NOT NULL
                        ORDER BY sequence DESC LIMIT 1), 0)
                    ) AS asked
                FROM conversation WHERE state = 'active' AND left_at IS NULL) AS talk
            WHERE claimed_at < $1 AND asked < $1 ORDER BY since
            """, [since.column]
        ).map {
            UnansweredVisitor(
                conversation: try ConversationID(column: $0.bytes("id")),
                member: try MemberID(column: $0.bytes("claimed_by")), since: try $0.timestamp("since"))
        }
    }

    /// Whether she was told so during this wait.
    static func isNoted(_ one: UnansweredVisitor, in db: any StoreTransaction) throws -> Bool {
        try db.row(
            "SELECT 1 FROM entry WHERE conversation = $1 AND kind = 'unanswered' AND at >= $2",
            [one.conversation.column, one.since.column]) != nil
    }
}
