package import Foundation
import GRDB
package import HelplineCore
package import StoreSupport

/// An installation's file that is copied as a whole. Nobody can write to it as long as this exists: what somebody wrote beside
/// the copy would be in neither.
package final class SQLiteCopySource: CopiedRows {
    private let connection: DatabaseQueue

    /// Throws `.unavailable` with a sentence for the operator when there is no such file, it is damaged, older or newer than
    /// this program, or somebody is writing to it.
    package init(folder: URL, migrations: [Migration] = Migrations.all) throws(StoreFailure) {
        let file = DatabaseFile(folder: folder)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw .unavailable(
                description: "There is no installation in \(folder.path): it has no \(DatabaseFile.name).")
        }
        do {
            try file.prepare { _ in }
            var configuration = Configuration()
            configuration.label = "lichtpunt.copy"
            configuration.busyMode = .timeout(SQLiteDatabase.Use.command.busyTimeout)
            configuration.allowsUnsafeTransactions = true
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
            connection = try DatabaseQueue(path: file.path, configuration: configuration)
            try connection.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                try Migrator(migrations: migrations).requireNewest(db)
                try DatabaseFile.checkEveryPage(db)
            }
        } catch {
            throw StoreFailure(from: error)
        }
    }

    /// Every table that is copied, each after those it refers to.
    package func tables() throws(StoreFailure) -> [CopiedTable] { try reading { db in try CopiedSchema.tables(db) } }

    package func rows(of table: CopiedTable, after key: [ColumnValue]?, limit: Int) throws(StoreFailure)
        -> [[ColumnValue]]
    {
        try reading { db in try CopiedSchema.rows(of: table, after: key, limit: limit, in: db) }
    }

    /// Lets others write again.
    package func close() throws(StoreFailure) {
        do { try connection.close() } catch { throw StoreFailure(from: error) }
    }

    private func reading<T>(_ body: (Database) throws -> T) throws(StoreFailure) -> T {
        do { return try connection.unsafeRead(body) } catch { throw StoreFailure(from: error) }
    }
}
