import Foundation
import SQLiteStore
import StoreSupport

/// An empty SQLite database in a folder of its own, which goes with it.
final class StoreUnderTest: Sendable {
    let folder: URL
    let database: SQLiteDatabase

    static func temporary(
        migrations: [Migration] = Migrations.all, observer: CommitObserver = .none, pace: WriterPace = WriterPace(),
        erasurePatience: Duration = .seconds(20)
    ) throws -> StoreUnderTest {
        let folder = TemporaryFolder.path()
        return try StoreUnderTest(
            folder: folder,
            database: SQLiteDatabase(
                folder: folder, for: .server, migrations: migrations, observer: observer, pace: pace,
                erasurePatience: erasurePatience))
    }

    private init(folder: URL, database: SQLiteDatabase) {
        self.folder = folder
        self.database = database
    }

    deinit { TemporaryFolder.remove(folder) }
}

enum TemporaryFolder {
    /// A name that does not exist yet.
    static func path() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("lichtpunt-test-\(UUID().uuidString)")
    }

    static func remove(_ folder: URL) { try? FileManager.default.removeItem(at: folder) }
}
