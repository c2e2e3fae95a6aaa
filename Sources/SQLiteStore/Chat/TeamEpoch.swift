package import GRDB

/// Which team key is in force: written by the slice that keeps the membership list, read when a conversation begins.
package enum TeamEpoch {
    /// `nil` before the installation has been set up.
    package static func current(in db: Database) throws -> Int? {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT current_epoch FROM team"))
    }

    package static func set(_ epoch: Int, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO team (one, current_epoch) VALUES (1, ?)
                ON CONFLICT (one) DO UPDATE SET current_epoch = excluded.current_epoch
                """,
            arguments: [epoch])
    }
}
