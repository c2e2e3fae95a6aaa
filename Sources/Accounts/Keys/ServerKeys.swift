import Crypto
public import Foundation
public import HelplineCore

/// What the server derives from its key file: keys that are in neither the database nor its backup, so that a thief of those
/// cannot guess a passphrase (protection.md, "A professional").
public struct ServerKeys: Sendable {
    public static let size = 32

    private let memberSecrets: SymmetricKey
    private let signInSecrets: SymmetricKey
    private let pseudoSalts: SymmetricKey
    private let enrolments: SymmetricKey
    private let knownBrowsers: SymmetricKey
    /// What puzzles are signed with: 32 bytes.
    public let puzzleKey: Data
    /// What is counted for all nodes is hashed under this: 32 bytes.
    public let limitKey: Data

    /// `nil` unless the key file's content has 32 bytes.
    public init?(fileContent: Data) {
        guard fileContent.count == Self.size else { return nil }
        let root = SymmetricKey(data: fileContent)
        func derived(_ label: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: root, info: Data("lichtpunt/1 server \(label)".utf8), outputByteCount: 32)
        }
        memberSecrets = derived("member secrets")
        signInSecrets = derived("sign-in secrets")
        pseudoSalts = derived("pseudo salts")
        enrolments = derived("enrolments")
        knownBrowsers = derived("known browsers")
        puzzleKey = derived("puzzles").withUnsafeBytes { Data($0) }
        limitKey = derived("limits").withUnsafeBytes { Data($0) }
    }

    /// What the store keeps of a sign-in secret. Keyed and bound to the member, so equal passphrases do not look equal.
    public func verifier(ofSignInSecret secret: Data, for member: MemberID) -> SecretDigest {
        digest(secret + Data(member.description.utf8), under: signInSecrets)
    }

    /// A salt for a name that nobody has: the same at every question, so that asking tells nothing.
    public func pseudoParameters(for name: String) -> PassphraseParameters {
        let salt = HMAC<SHA256>.authenticationCode(for: Data(name.lowercased().utf8), using: pseudoSalts)
        guard
            let parameters = PassphraseParameters(
                salt: Data(salt.prefix(PassphraseParameters.saltSize)),
                iterations: PassphraseParameters.fewestIterations)
        else { preconditionFailure("16 bytes and the fewest iterations are always within the bounds") }
        return parameters
    }

    /// The identity, server share and code secret of somebody who holds this set-up or invitation token. Derived, not drawn:
    /// opening the link again shows the same code secret, and nothing is stored before the enrolment is complete.
    public func enrolment(of token: Data) -> EnrolmentSecrets {
        func derived(_ label: String, _ count: Int) -> Data {
            let salted = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: token, using: enrolments))
            let key = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: salted, info: Data(label.utf8), outputByteCount: count)
            return key.withUnsafeBytes { Data($0) }
        }
        return EnrolmentSecrets(
            member: MemberID(Self.version4(derived("member id", 16))),
            share: derived("server share", EnrolmentSecrets.shareSize),
            codeSecret: derived("code secret", TimeBasedCode.secretSize))
    }

    /// Proof that this browser signed in as this member before.
    public func knownBrowserProof(of member: MemberID) -> SecretDigest {
        digest(Data(member.description.utf8), under: knownBrowsers)
    }

    /// Encrypts a share or a code secret for the store: `nonce ‖ ciphertext ‖ tag`, bound to the member and the purpose.
    public func seal(_ secret: Data, _ purpose: MemberSecret, of member: MemberID) throws -> Data {
        let box = try AES.GCM.seal(secret, using: memberSecrets, authenticating: purpose.binding(to: member))
        guard let combined = box.combined else { preconditionFailure("a 12-byte nonce always combines") }
        return combined
    }

    /// Opens what `seal` made; throws when it was made with another key file, for another member or purpose, or altered.
    public func open(_ sealed: Data, _ purpose: MemberSecret, of member: MemberID) throws -> Data {
        try AES.GCM.open(
            try AES.GCM.SealedBox(combined: sealed), using: memberSecrets, authenticating: purpose.binding(to: member))
    }

    private func digest(_ message: Data, under key: SymmetricKey) -> SecretDigest {
        guard let digest = SecretDigest(stored: Data(HMAC<SHA256>.authenticationCode(for: message, using: key))) else {
            preconditionFailure("HMAC-SHA-256 has 32 bytes")
        }
        return digest
    }

    /// RFC 9562: version and variant bits over 16 derived bytes.
    private static func version4(_ bytes: Data) -> UUID {
        var b = Array(bytes)
        b[6] = b[6] & 0x0f | 0x40
        b[8] = b[8] & 0x3f | 0x80
        return UUID(
            uuid: (
                b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
            ))
    }
}
