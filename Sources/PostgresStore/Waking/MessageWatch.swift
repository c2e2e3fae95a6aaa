import Foundation
import HelplineCore
import StoreSupport

/// A second net under the notifications: a node that died between a commit and its notification has told nobody. Every two
/// seconds one look, along the index by hour, at the conversations of the last messages.
struct MessageWatch {
    private static let pace = Duration.seconds(2)
    /// Conversations with a message within so many milliseconds of the newest.
    private static let span = 10_000

    private var known: [Data: Int] = [:]
    private var next = ContinuousClock.now

    var millisecondsLeft: Int { max(Int((next - .now).wholeMilliseconds), 0) + 1 }

    /// Those whose log has grown since the last look; none before it is time.
    mutating func changed(on connection: PostgresConnection) throws -> [ConversationID] {
        guard ContinuousClock.now >= next else { return [] }
        next = .now + Self.pace
        let rows = try connection.rows(
            """
            SELECT id, last_sequence FROM conversation
            WHERE last_message_hour >= (SELECT max(last_message_hour) FROM conversation) - 3600000
                AND last_message_at > (
                    SELECT max(last_message_at) FROM conversation
                    WHERE last_message_hour = (SELECT max(last_message_hour) FROM conversation)) - $1
            """, [ColumnValue(Self.span)])
        let found = try Dictionary(
            rows.map { (try $0.bytes("id"), try $0.int("last_sequence")) }, uniquingKeysWith: { $1 })
        defer { known = found }
        return try found.filter { known[$0.key] != $0.value }.map { try ConversationID(column: $0.key) }
    }
}
