import Crypto
import Foundation
import GRDB
import HelplineCore

/// One conversation's key of the keyring: wraps what is sealed once more, so that destroying 32 bytes erases all of it.
///
/// `nonce(12) ‖ AES-256-GCM(key, sealed) ‖ tag(16)`: 28 bytes more than what went in.
struct Vault {
    private let key: SymmetricKey

    init(key: Data) { self.key = SymmetricKey(data: key) }

    /// Throws when there is no such conversation, or its key is gone.
    static func of(_ conversation: ConversationID, in db: Database) throws -> Vault {
        guard let key = try Keyring.key(of: conversation, in: db) else { throw StoreFailure.notFound }
        guard key.count == 32, key.contains(where: { $0 != 0 }) else {
            throw StoreFailure.damaged("a conversation has no key")
        }
        return Vault(key: key)
    }

    func wrap(_ sealed: Data) throws -> Data {
        guard let wrapped = try AES.GCM.seal(sealed, using: key).combined else {
            throw StoreFailure.unavailable(description: "What was to be kept could not be wrapped.")
        }
        return wrapped
    }

    func unwrap(_ wrapped: Data) throws -> Data {
        do { return try AES.GCM.open(AES.GCM.SealedBox(combined: wrapped), using: key) } catch is CryptoKitError {
            throw StoreFailure.damaged("something sealed was altered")
        }
    }

    /// The key of this conversation's pseudonym in the audit trail; it goes with the conversation.
    var auditKey: Data { Data(HMAC<SHA256>.authenticationCode(for: Data("audit pseudonym".utf8), using: key)) }
}
