public import Foundation

/// The first 58 bytes of a backup; every bit of them is bound to what follows.
public struct BackupHeader: Equatable, Sendable {
    public enum Form: UInt8, Sendable {
        /// Anybody can read it; its digest tells damage from wholeness, not friend from foe.
        case unsealed = 0
        /// HPKE to the operator's public key.
        case sealed = 1
    }

    /// What the digest begins with: all of the header but the digest.
    struct Fixed: Equatable, Sendable {
        static let magic = Data("LPBACKUP".utf8)
        static let version: UInt8 = 1

        let form: Form
        let hour: Int64
        let length: UInt64

        var bytes: Data {
            var bytes = Self.magic
            bytes.append(Self.version)
            bytes.append(form.rawValue)
            withUnsafeBytes(of: UInt64(bitPattern: hour).bigEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: length.bigEndian) { bytes.append(contentsOf: $0) }
            return bytes
        }
    }

    public static let size = 58

    let fixed: Fixed
    /// SHA-256 of the header's other bytes and the content.
    let digest: Data

    public var form: Form { fixed.form }
    /// When it was made: seconds since 1970 of the beginning of that hour.
    public var hour: Int64 { fixed.hour }
    /// Bytes of content.
    public var length: UInt64 { fixed.length }

    init(_ fixed: Fixed, digest: Data) {
        self.fixed = fixed
        self.digest = digest
    }

    /// Reads the 58 bytes that a file begins with; `notABackup`, `newer`, `cutShort`, or `altered` for a form that does not exist.
    public init(_ bytes: Data) throws(BackupRefused) {
        let bytes = Data(bytes)
        guard bytes.prefix(8) == Fixed.magic else { throw .notABackup }
        guard bytes.count == Self.size else { throw .cutShort }
        guard bytes[8] == Fixed.version else { throw .newer }
        guard let form = Form(rawValue: bytes[9]) else { throw .altered }
        let numbers = bytes[10..<26].withUnsafeBytes { raw in
            (0..<2).map { UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
        }
        self.init(
            Fixed(form: form, hour: Int64(bitPattern: numbers[0]), length: numbers[1]),
            digest: Data(bytes[26...]))
    }

    public var bytes: Data { fixed.bytes + digest }
}
