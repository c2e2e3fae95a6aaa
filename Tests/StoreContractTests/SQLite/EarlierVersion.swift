import Foundation
import GRDB
import SQLiteStore
import StoreSupport

/// A database file of an earlier version with a story in it. Today's stores tell the story in a database of today; the
/// rows then go into the tables and columns that the earlier version had. The story keeps to what that version could say.
enum EarlierVersion {
    static func holding(_ version: Int, _ story: (SQLiteDatabase) async throws -> Void) async throws -> StoreUnderTest {
        let today = try StoreUnderTest.temporary()
        try await story(today.database)
        try await today.database.close()
        let earlier = try StoreUnderTest.temporary(migrations: Array(Migrations.all.prefix(version)))
        try await earlier.database.close()
        try move(from: today.folder, to: earlier.folder)
        return earlier
    }

    private static func move(from today: URL, to earlier: URL) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let file = "lichtpunt.sqlite"
        let connection = try DatabaseQueue(
            path: earlier.appending(path: file).path, configuration: configuration)
        try connection.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH ? AS today", arguments: [today.appending(path: file).path])
            let tables = try String.fetchAll(
                // The service's one row is there in every version, in other words in some.
                db,
                sql: """
                    SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN ('migration', 'service')
                    """)
            for table in tables where !table.hasPrefix("sqlite_") {
                let columns = try String.fetchAll(
                    db, sql: "SELECT name FROM pragma_table_info('\(table)', 'main')"
                ).joined(separator: ", ")
                try db.execute(sql: "DELETE FROM main.\(table)")
                try db.execute(sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM today.\(table)")
            }
            try db.execute(sql: "DETACH today")
        }
        try connection.close()
    }
}
