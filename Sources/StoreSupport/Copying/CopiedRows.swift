package import HelplineCore

/// A database whose tables are read row by row: the one that is copied, and the one that the copy is in.
package protocol CopiedRows: Sendable {
    /// At most `limit` rows in the order of their key, beginning after `key`; each has its values in the order of the columns.
    func rows(of table: CopiedTable, after key: [ColumnValue]?, limit: Int) async throws(StoreFailure)
        -> [[ColumnValue]]
}

extension CopiedRows {
    /// Reads the whole table, a batch at a time.
    package func fingerprint(of table: CopiedTable) async throws(StoreFailure) -> TableFingerprint {
        var making = TableFingerprint.Making(of: table)
        var key: [ColumnValue]?
        while true {
            let rows = try await rows(of: table, after: key, limit: CopiedTable.batch)
            for row in rows { making.take(row) }
            guard let last = rows.last else { return making.fingerprint }
            key = table.key(of: last)
        }
    }

    package func fingerprint(of tables: [CopiedTable]) async throws(StoreFailure) -> InstallationFingerprint {
        var found: [String: TableFingerprint] = [:]
        for table in tables { found[table.name] = try await fingerprint(of: table) }
        return InstallationFingerprint(tables: found)
    }
}
