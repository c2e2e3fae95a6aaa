import Crypto
public import Foundation

/// An invitation's id, root hash and secret. The link's fragment carries them past the server.
public struct Invitation: Equatable, Sendable {
    /// Lower-case UUID.
    public let id: String
    public let rootHash: Data
    /// 32 bytes.
    public let secret: Data

    /// A fresh invitation.
    public init(rootHash: Data) throws(SealRefused) {
        try require(rootHash.count == 32, .malformed)
        id = UUID().uuidString.lowercased()
        self.rootHash = rootHash
        secret = Derivation.random(32)
    }

    /// From what stands behind the `#`: `<id>.<base64url(root hash ‖ secret)>`; `fragment` when it was not copied whole.
    public init(fragment: String) throws(SealRefused) {
        let parts = fragment.split(separator: ".", omittingEmptySubsequences: false)
        try require(parts.count == 2 && LowerCaseUUID.isValid(parts[0]) && parts[1].utf8.count == 86, .fragment)
        let bytes = try refusing(.fragment) { try Base64URLText.bytes(String(parts[1])) }
        id = String(parts[0])
        rootHash = bytes.prefix(32)
        secret = Data(bytes.suffix(32))
    }

    /// Behind the `#` of the link.
    public var fragment: String { "\(id).\(Base64URLText.text(rootHash + secret))" }

    /// What the newcomer shows the server, which keeps its SHA-256.
    public var token: Data { Derivation.key(secret, "invitation token") }

    /// SHA-256 of ``token``.
    public var tokenHash: Data { Derivation.sha256(token) }

    /// Kept for the inviter.
    public func sealedSecret(inviterPublic: Data) throws(SealRefused) -> Data {
        try HybridSeal.seal(
            to: inviterPublic, kind: "invitation", additional: additionalData("invitation", id), secret)
    }

    /// The inviter's copy again.
    public init(id: String, rootHash: Data, sealedSecret: Data, inviter: KeyPair) throws(SealRefused) {
        self.id = id
        self.rootHash = rootHash
        secret = try HybridSeal.open(
            sealedSecret, with: inviter, kind: "invitation", additional: additionalData("invitation", id))
        try require(secret.count == 32, .malformed)
    }

    /// The newcomer's proof that these keys are his.
    public func mac(for enrolment: Enrolment) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: enrolment.bytes, using: macKey))
    }

    /// False: the keys did not come from whoever holds the link; do not admit.
    public func isGenuine(_ enrolment: Enrolment, mac: Data) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: enrolment.bytes, using: macKey)
    }

    private var macKey: SymmetricKey { SymmetricKey(data: Derivation.key(secret, "invitation mac")) }
}
