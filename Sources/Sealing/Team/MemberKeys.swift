public import Foundation

/// A professional's keys, kept by the server as a blob only he can open.
public struct MemberKeys: Sendable {
    public let pair: KeyPair
    public let signing: SigningKeyPair
    /// The team's root hash, 32 bytes.
    public let rootHash: Data
    /// The last membership statement he saw.
    public var lastNumber: Int

    public init(pair: KeyPair = KeyPair(), signing: SigningKeyPair = SigningKeyPair(), rootHash: Data, lastNumber: Int)
    {
        self.pair = pair
        self.signing = signing
        self.rootHash = rootHash
        self.lastNumber = lastNumber
    }

    /// Opens the blob of one member.
    public init(wrapped: Data, member: String, wrappingKey: Data) throws(SealRefused) {
        let plain = try Envelope.open(wrappingKey, additionalData("member-keys", member), wrapped)
        let parts = try Fields.split(plain)
        try require(parts.map(\.count) == [97, 97, 32, 8], .malformed)
        pair = try KeyPair(record: parts[0])
        signing = try SigningKeyPair(record: parts[1])
        rootHash = parts[2]
        lastNumber = try Fields.number(parts[3])
    }

    /// The blob.
    public func wrapped(member: String, wrappingKey: Data) throws(SealRefused) -> Data {
        let plain = Fields.joined([pair.record, signing.record, rootHash, lastNumber])
        return try Envelope.seal(wrappingKey, additionalData("member-keys", member), plain)
    }
}
