import Foundation
import SQLiteStore
import StoreSupport

/// The file of an installation, held as a copy holds it; in a file that does not know PostgreSQL's migrations.
struct OpenedSource {
    private let source: SQLiteCopySource
    let tables: [CopiedTable]

    init(_ folder: URL) throws {
        source = try SQLiteCopySource(folder: folder)
        tables = try source.tables()
    }

    /// With a program that knows other steps.
    init(_ folder: URL, steps: (Int) -> Int) throws {
        let count = steps(Migrations.all.count)
        let later = Migration(Migrations.all.count + 1, "later", Array("CREATE TABLE later (n INTEGER) STRICT".utf8))
        source = try SQLiteCopySource(folder: folder, migrations: Array((Migrations.all + [later]).prefix(count)))
        tables = try source.tables()
    }

    func fingerprint() async throws -> InstallationFingerprint { try await source.fingerprint(of: tables) }

    func rows(of table: CopiedTable) throws -> [[ColumnValue]] {
        try source.rows(of: table, after: nil, limit: CopiedTable.batch)
    }
}
