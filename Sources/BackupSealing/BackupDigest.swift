import Crypto
public import Foundation

/// Makes a header: takes all of the content once, piece by piece.
public struct BackupDigest {
    private let fixed: BackupHeader.Fixed
    private var hash = SHA256()
    private var taken: UInt64 = 0

    /// - Parameters:
    ///   - hour: seconds since 1970 of the beginning of the hour in which the backup is made.
    ///   - length: bytes of content.
    public init(_ form: BackupHeader.Form, hour: Int64, length: UInt64) {
        self.init(BackupHeader.Fixed(form: form, hour: hour, length: length))
    }

    init(_ fixed: BackupHeader.Fixed) {
        self.fixed = fixed
        hash.update(data: fixed.bytes)
    }

    public mutating func take(_ content: Data) {
        hash.update(data: content)
        taken += UInt64(content.count)
    }

    /// `cutShort` or `tooLong` when not exactly `length` bytes were taken.
    public func header() throws(BackupRefused) -> BackupHeader {
        guard taken >= fixed.length else { throw .cutShort }
        guard taken == fixed.length else { throw .tooLong }
        return BackupHeader(fixed, digest: Data(hash.finalize()))
    }
}
