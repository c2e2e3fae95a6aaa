public import Crypto
public import Foundation

/// What is counted, as a keyed hash: the key is in no database, so a thief of one does not learn whose name, code or challenge
/// it was. Never a visitor's address: those are counted in memory only.
public struct LimitSubject: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case account, stranger, puzzle
        case knownBrowser = "known-browser"
        case returnCode = "return-code"
        case puzzleLoad = "puzzle-load"
    }
    /// 32 bytes.
    public let bytes: Data

    public init(_ kind: Kind, _ what: Data, under key: SymmetricKey) {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Data(kind.rawValue.utf8) + [0])
        mac.update(data: what)
        bytes = Data(mac.finalize())
    }
}
