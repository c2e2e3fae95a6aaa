package import Cases
package import Foundation
import HelplineCore

extension CaseNumber {
    /// The 8 bytes a column holds.
    package var bytes: Data { withUnsafeBytes(of: bits.bigEndian) { Data($0) } }
}

extension CaseFields {
    /// The text a column holds.
    package func column() throws -> String { String(decoding: try stored(), as: UTF8.self) }

    /// Throws `StoreFailure.damaged` when the column holds no codes.
    package init(column: String) throws {
        do {
            try self.init(stored: Data(column.utf8))
        } catch {
            throw StoreFailure.damaged("a case holds no codes")
        }
    }
}
