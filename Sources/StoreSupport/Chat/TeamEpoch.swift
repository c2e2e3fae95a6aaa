/// Which team key is in force: written by the slice that keeps the membership list, read when a conversation begins.
package enum TeamEpoch {
    /// `nil` before the installation has been set up.
    package static func current(in db: any StoreTransaction) throws -> Int? {
        try db.row("SELECT current_epoch FROM team")?.int("current_epoch")
    }

    package static func set(_ epoch: Int, in db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO team (one, current_epoch) VALUES (1, $1)
            ON CONFLICT (one) DO UPDATE SET current_epoch = excluded.current_epoch
            """, [ColumnValue(epoch)])
    }
}
