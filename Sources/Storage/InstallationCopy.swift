public import Foundation
public import HelplineCore
import PostgresStore
import SQLiteStore
import StoreSupport

/// Copies an installation from its file into an empty PostgreSQL database, and proves the copy (docs/adr/0020).
///
/// One that was interrupted, however it was, goes on where it stopped when it is run again. Until all is proven nobody can open
/// the database. The file is not changed, and nobody else can write to it meanwhile; whoever runs this sees to it that no server
/// has it.
public struct InstallationCopy: Sendable {
    /// What came of it.
    public struct Summary: Sendable {
        /// In the order in which they were copied: name, rows, SHA-256 over all of it.
        public let tables: [(name: String, rows: Int64, sha256: Data)]
        /// Whether an earlier run had begun it.
        public let wasContinued: Bool
    }

    private let folder: URL
    private let url: String
    /// Told before each batch; throwing is as good as pulling the plug.
    private let willPut: @Sendable () throws(StoreFailure) -> Void

    /// - Parameters:
    ///   - folder: where the file lies.
    ///   - url: PostgreSQL's address.
    public init(folder: URL, to url: String) { self.init(folder: folder, to: url) { () throws(StoreFailure) in } }

    /// With somebody who watches the batches, for tests.
    package init(folder: URL, to url: String, willPut: @escaping @Sendable () throws(StoreFailure) -> Void) {
        self.folder = folder
        self.url = url
        self.willPut = willPut
    }

    /// Throws `.unavailable` with a sentence for the operator when the file cannot be copied as it is. Changes nothing; another
    /// way of opening it would bring an older one up to date.
    public static func requireCopyable(folder: URL) throws(StoreFailure) {
        try SQLiteCopySource(folder: folder).close()
    }

    /// Throws `.unavailable` with a sentence for the operator: either nothing was changed, or the marker stands and running it
    /// again helps, or it says that it does not.
    public func run() async throws(StoreFailure) -> Summary {
        let source = try SQLiteCopySource(folder: folder)
        let tables = try source.tables()
        let fingerprint = try await source.fingerprint(of: tables)
        let target = try PostgresCopyTarget(url: url, source: fingerprint)
        let begun = try await target.begin(tables)
        try await copy(tables, from: source, to: target, after: begun)
        try await prove(tables, fingerprint, target)
        try await target.finish()
        await target.close()
        try source.close()
        return Summary(
            tables: tables.compactMap { table in
                fingerprint.tables[table.name].map { (table.name, $0.rows, $0.sha256) }
            }, wasContinued: begun.table != nil)
    }

    private func copy(
        _ tables: [CopiedTable], from source: SQLiteCopySource, to target: PostgresCopyTarget, after begun: CopyPosition
    ) async throws(StoreFailure) {
        var position = begun
        // Those before it are in.
        let first = tables.firstIndex { $0.name == begun.table } ?? 0
        for table in tables[first...] {
            var key = position.table == table.name ? position.key : nil
            while true {
                let rows = try source.rows(of: table, after: key, limit: CopiedTable.batch)
                guard let last = rows.last else { break }
                try willPut()
                position = try await target.put(rows, into: table, after: position)
                key = table.key(of: last)
            }
        }
    }

    private func prove(_ tables: [CopiedTable], _ expected: InstallationFingerprint, _ target: PostgresCopyTarget)
        async throws(StoreFailure)
    {
        for table in tables {
            let found = try await target.fingerprint(of: table)
            guard let wanted = expected.tables[table.name], found == wanted else {
                throw .unavailable(
                    description: """
                        The copy is not what was copied: table \(table.name) has \(found.rows) rows of \
                        \(expected.tables[table.name]?.rows ?? 0), or others. Somebody has written to this database. It stays \
                        closed: drop it, create it anew, and copy again.
                        """)
            }
        }
    }
}
