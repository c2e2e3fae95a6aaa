import Foundation
import HelplineCore

extension Identifier {
    var bytes: Data { withUnsafeBytes(of: uuid.uuid) { Data($0) } }

    /// The 16 bytes a column holds.
    var column: PostgresValue { .bytes(bytes) }

    /// Throws when the column does not hold 16 bytes.
    init(column: Data) throws {
        guard column.count == 16 else { throw StoreFailure.damaged("an id has \(column.count) bytes") }
        self.init(column.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}

extension SecretDigest {
    var column: PostgresValue { .bytes(bytes) }
}

extension Timestamp {
    var column: PostgresValue { .int(milliseconds) }
}
