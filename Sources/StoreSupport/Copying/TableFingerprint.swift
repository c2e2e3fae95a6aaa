import Crypto
package import Foundation

/// How many rows a table has, and SHA-256 over all of it: its name, the number of its columns, their names, then every row in the
/// order of its key, all in `CanonicalForm`.
package struct TableFingerprint: Equatable, Sendable {
    package let rows: Int64
    package let sha256: Data
}

extension TableFingerprint {
    /// Takes a table's rows, in the order of their key.
    package struct Making {
        private var hash = SHA256()
        private var rows: Int64 = 0

        package init(of table: CopiedTable) {
            let head: [ColumnValue] = [.text(table.name), .int(Int64(table.columns.count))]
            hash.update(data: CanonicalForm.bytes(of: head + table.columns.map { .text($0.name) }))
        }

        package mutating func take(_ row: [ColumnValue]) {
            hash.update(data: CanonicalForm.bytes(of: row))
            rows += 1
        }

        package var fingerprint: TableFingerprint {
            TableFingerprint(rows: rows, sha256: Data(hash.finalize()))
        }
    }
}
