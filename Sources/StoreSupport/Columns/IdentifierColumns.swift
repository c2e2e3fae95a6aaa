package import Foundation
package import HelplineCore

extension Identifier {
    /// The 16 bytes a column holds.
    package var bytes: Data { withUnsafeBytes(of: uuid.uuid) { Data($0) } }

    /// Throws `.damaged` when the column does not hold 16 bytes.
    package init(column: Data) throws(StoreFailure) {
        guard column.count == 16 else { throw .damaged("an id has \(column.count) bytes") }
        self.init(column.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}
