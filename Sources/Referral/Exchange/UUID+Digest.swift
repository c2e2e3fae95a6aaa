import Foundation
import HelplineCore

extension UUID {
    /// The same fields always give the same id (UUID version 8).
    static func digest(of fields: [String]) -> UUID {
        let digest = FieldDigest.sha256(fields.map { Data($0.utf8) })
        var bytes = uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &bytes) { bytes in
            bytes.copyBytes(from: digest.prefix(16))
            bytes[6] = bytes[6] & 0x0F | 0x80
            bytes[8] = bytes[8] & 0x3F | 0x80
        }
        return UUID(uuid: bytes)
    }
}
