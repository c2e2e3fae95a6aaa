import Crypto
public import Foundation

/// SHA-256 over several fields, each with its length before it, so that no two lists of fields have one digest: `fields` of
/// docs/protocol.md.
public enum FieldDigest {
    public static func sha256(_ fields: [Data]) -> Data {
        var hash = SHA256()
        for field in fields {
            withUnsafeBytes(of: UInt32(field.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: field)
        }
        return Data(hash.finalize())
    }
}
