import Crypto
package import Foundation
import HelplineCore

/// One conversation's key in the store: wraps what is sealed once more, so that destroying 32 bytes erases all of it. Where the
/// key lies is the store's own matter; the bytes are the same in every store.
///
/// `nonce(12) ‖ AES-256-GCM(key, sealed) ‖ tag(16)`: 28 bytes more than what went in.
package struct Vault: Sendable {
    package static let keySize = 32

    private let key: SymmetricKey

    /// Throws unless the key has 32 bytes that are not all zero: those of one that was destroyed.
    package init(key: Data) throws {
        guard key.count == Self.keySize, key.contains(where: { $0 != 0 }) else {
            throw StoreFailure.damaged("a conversation has no key")
        }
        self.key = SymmetricKey(data: key)
    }

    package func wrap(_ sealed: Data) throws -> Data {
        guard let wrapped = try AES.GCM.seal(sealed, using: key).combined else {
            throw StoreFailure.unavailable(description: "What was to be kept could not be wrapped.")
        }
        return wrapped
    }

    /// Throws when the bytes were altered, or wrapped under another key.
    package func unwrap(_ wrapped: Data) throws -> Data {
        do { return try AES.GCM.open(AES.GCM.SealedBox(combined: wrapped), using: key) } catch is CryptoKitError {
            throw StoreFailure.damaged("something sealed was altered")
        }
    }

    /// The key of this conversation's pseudonym in the audit trail; it goes with the conversation.
    package var auditKey: Data { Data(HMAC<SHA256>.authenticationCode(for: Data("audit pseudonym".utf8), using: key)) }
}
