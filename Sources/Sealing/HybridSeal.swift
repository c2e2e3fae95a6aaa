import Crypto
import Foundation

/// HPKE (RFC 9180), DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; modes base and PSK. A sealed value is
/// `enc(65) ‖ ct`, `info` is `fields("lichtpunt/1", kind)`.
enum HybridSeal {
    /// What both sides hold already, and its name.
    struct PreShared {
        let key: Data
        let id: Data
    }

    private static let suite = HPKE.Ciphersuite(kem: .P256_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
    private static let encapsulatedLength = 65

    static func seal(
        to publicBytes: Data, kind: String, additional: Data, _ plaintext: Data, sharing shared: PreShared? = nil
    ) throws(SealRefused) -> Data {
        try refusing(.key) {
            let key = try P256.KeyAgreement.PublicKey(x963Representation: publicBytes)
            let info = additionalData(kind)
            var sender =
                if let shared {
                    try HPKE.Sender(
                        recipientKey: key, ciphersuite: suite, info: info, presharedKey: SymmetricKey(data: shared.key),
                        presharedKeyIdentifier: shared.id)
                } else {
                    try HPKE.Sender(recipientKey: key, ciphersuite: suite, info: info)
                }
            return try sender.encapsulatedKey + sender.seal(plaintext, authenticating: additional)
        }
    }

    static func open(
        _ sealed: Data, with pair: KeyPair, kind: String, additional: Data, sharing shared: PreShared? = nil
    ) throws(SealRefused) -> Data {
        try open(sealed, with: pair, info: additionalData(kind), additional: additional, sharing: shared)
    }

    /// With the whole of `info` given; for the published test vectors.
    static func open(
        _ sealed: Data, with pair: KeyPair, info: Data, additional: Data, sharing shared: PreShared?
    ) throws(SealRefused) -> Data {
        try require(sealed.count >= encapsulatedLength + 16 && sealed.first == 4, .sealed)
        return try refusing(.sealed) {
            let enc = Data(sealed.prefix(encapsulatedLength))
            var recipient =
                if let shared {
                    try HPKE.Recipient(
                        privateKey: pair.privateKey, ciphersuite: suite, info: info, encapsulatedKey: enc,
                        presharedKey: SymmetricKey(data: shared.key), presharedKeyIdentifier: shared.id)
                } else {
                    try HPKE.Recipient(
                        privateKey: pair.privateKey, ciphersuite: suite, info: info, encapsulatedKey: enc)
                }
            return try recipient.open(Data(sealed.dropFirst(encapsulatedLength)), authenticating: additional)
        }
    }
}
