import Crypto
public import Foundation

/// Writes a backup piece by piece, so that one of any size needs little memory: `beginning`, then what `next` makes of each piece
/// of the content, until `nextCount` is `nil`.
public struct BackupWriter {
    /// The first bytes of the file.
    public let beginning: Data
    private let header: BackupHeader
    private var pieces: BackupPieces
    private var sender: HPKE.Sender?

    /// - Parameter key: who can open it; `nil` only with an unsealed header, else `keyNeeded`.
    public init(_ header: BackupHeader, sealedTo key: BackupPublicKey?) throws(BackupRefused) {
        self.header = header
        pieces = BackupPieces(of: header.length)
        guard header.form == .sealed else {
            beginning = header.bytes
            return
        }
        guard let key else { throw .keyNeeded }
        do {
            let sender = try HPKE.Sender(
                recipientKey: key.key, ciphersuite: BackupSuite.ciphersuite, info: BackupSuite.info)
            beginning = header.bytes + sender.encapsulatedKey
            self.sender = sender
        } catch {
            throw .malformedKey
        }
    }

    /// Bytes of content that `next` wants now; `nil` once all is written.
    public var nextCount: Int? { pieces.next?.count }

    /// What goes into the file for the next piece; `cutShort` or `tooLong` unless it has `nextCount` bytes.
    public mutating func next(_ content: Data) throws(BackupRefused) -> Data {
        guard let piece = pieces.next, content.count <= piece.count else { throw .tooLong }
        guard content.count == piece.count else { throw .cutShort }
        pieces.pass()
        guard sender != nil else { return content }
        do {
            guard
                let sealed = try sender?.seal(
                    content, authenticating: BackupSuite.additional(header, isLast: piece.isLast))
            else { throw BackupRefused.keyNeeded }
            return sealed
        } catch {
            throw .malformedKey
        }
    }
}
