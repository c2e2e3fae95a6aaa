public import Foundation

extension Data {
    /// Decodes base64url without padding (RFC 4648 section 5); `nil` for anything else.
    public init?(base64URL text: some StringProtocol) {
        guard
            !text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
            )
        else { return nil }
        var standard = String(text)
            .replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard) else { return nil }
        self = data
    }

    /// base64url without padding (RFC 4648 section 5).
    public var base64URL: String {
        base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
