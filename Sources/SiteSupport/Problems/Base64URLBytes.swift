public import Foundation
import HelplineCore

/// Bytes in JSON: base64url without padding.
public struct Base64URLBytes: Codable, Hashable, Sendable {
    public let data: Data

    public init(_ data: Data) { self.data = data }

    public init(from decoder: any Decoder) throws {
        guard let data = Data(base64URL: try decoder.singleValueContainer().decode(String.self)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not base64url"))
        }
        self.data = data
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(data.base64URL)
    }
}
