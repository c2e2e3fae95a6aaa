import Foundation

/// base64url without padding (RFC 4648 section 5), as on the wire.
enum Base64URLText {
    static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// `malformed` for any other spelling of the same bytes.
    static func bytes(_ text: String) throws(SealRefused) -> Data {
        let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), Self.text(bytes) == text else { throw SealRefused(.malformed) }
        return bytes
    }
}
