import Crypto
package import Foundation

/// One numbered step of the schema: an SQL file that never changes once it has shipped.
package struct Migration: Sendable {
    /// From 1, without gaps.
    package let number: Int
    package let name: String
    package let sql: Data

    package init(_ number: Int, _ name: String, _ sql: [UInt8]) {
        self.number = number
        self.name = name
        self.sql = Data(sql)
    }

    package var script: String { String(decoding: sql, as: UTF8.self) }

    /// What the database remembers of the file: SHA-256.
    package var digest: Data { Data(SHA256.hash(data: sql)) }
}
