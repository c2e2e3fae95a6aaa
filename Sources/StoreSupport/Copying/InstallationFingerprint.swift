import Crypto
package import Foundation

/// What all tables of an installation come to. Two installations have the same only when every row is the same.
package struct InstallationFingerprint: Equatable, Sendable {
    /// By name.
    package let tables: [String: TableFingerprint]

    package init(tables: [String: TableFingerprint]) { self.tables = tables }

    /// 32 bytes.
    package var identity: Data {
        let all = tables.sorted { $0.key < $1.key }.flatMap { name, table -> [ColumnValue] in
            [.text(name), .int(table.rows), .bytes(table.sha256)]
        }
        return Data(SHA256.hash(data: CanonicalForm.bytes(of: all)))
    }

    package var rows: Int64 { tables.values.reduce(0) { $0 + $1.rows } }
}
