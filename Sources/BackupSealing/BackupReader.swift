import Crypto
public import Foundation

/// Reads a backup piece by piece. Content is to be believed only after the last piece: before that an unsealed one is unproven,
/// and a sealed one may still turn out to be cut short.
public struct BackupReader {
    private let header: BackupHeader
    private var pieces: BackupPieces
    private var digest: BackupDigest
    private var recipient: HPKE.Recipient?

    /// Bytes between header and content: the sealed form's encapsulated key.
    public static func encapsulatedCount(_ header: BackupHeader) -> Int { header.form == .sealed ? 65 : 0 }

    /// - Parameters:
    ///   - encapsulated: the `encapsulatedCount` bytes after the header; fewer are `cutShort`.
    ///   - key: the operator's pair; `keyNeeded` when a sealed one comes without.
    public init(_ header: BackupHeader, encapsulated: Data, key: BackupKeyPair?) throws(BackupRefused) {
        self.header = header
        pieces = BackupPieces(of: header.length)
        digest = BackupDigest(header.fixed)
        guard encapsulated.count == Self.encapsulatedCount(header) else { throw .cutShort }
        guard header.form == .sealed else { return }
        guard let key else { throw .keyNeeded }
        do {
            recipient = try HPKE.Recipient(
                privateKey: key.privateKey, ciphersuite: BackupSuite.ciphersuite, info: BackupSuite.info,
                encapsulatedKey: encapsulated)
        } catch {
            throw .otherKey
        }
    }

    /// Bytes of the file that `next` wants now; `nil` once all of it was read and found whole.
    public var nextCount: Int? { pieces.next.map { $0.count + (recipient == nil ? 0 : BackupSuite.tagSize) } }

    /// The content of the next piece. `cutShort` unless `bytes` are `nextCount`; `otherKey` when the first piece does not open,
    /// `altered` when a later one does not, or when the digest at the end is another.
    public mutating func next(_ bytes: Data) throws(BackupRefused) -> Data {
        guard let piece = pieces.next, let wanted = nextCount, bytes.count <= wanted else { throw .tooLong }
        guard bytes.count == wanted else { throw .cutShort }
        let content = try open(bytes, isLast: piece.isLast)
        digest.take(content)
        if piece.isLast {
            guard try digest.header() == header else { throw .altered }
        }
        pieces.pass()
        return content
    }

    private mutating func open(_ bytes: Data, isLast: Bool) throws(BackupRefused) -> Data {
        let isFirst = pieces.left == header.length
        do {
            let additional = BackupSuite.additional(header, isLast: isLast)
            return try recipient?.open(bytes, authenticating: additional) ?? bytes
        } catch {
            throw isFirst ? .otherKey : .altered
        }
    }
}
