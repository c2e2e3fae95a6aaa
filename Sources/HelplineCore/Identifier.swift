public import Foundation

/// A random identifier of one kind of thing: UUID version 4 (RFC 9562), written in lower case.
///
/// `Thing` keeps a `ConversationID` from being passed where a `MemberID` is meant.
public struct Identifier<Thing>: Hashable, Sendable, Codable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// `nil` unless `text` is a UUID in its canonical form of 36 characters; capitals are forgiven.
    ///
    /// Foundation also reads some texts with misplaced hyphens, which would give one thing two names.
    public init?(_ text: some StringProtocol) {
        let text = text.lowercased()
        guard let uuid = UUID(uuidString: text), uuid.uuidString.lowercased() == text else { return nil }
        self.uuid = uuid
    }

    /// A fresh one from the system's random source; called at the edges only, never inside a rule.
    public static func random() -> Self { Self(UUID()) }

    /// Written byte by byte: every entry that is delivered holds several.
    public var description: String {
        withUnsafeBytes(of: uuid.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var place = 0
                func write(_ digit: UInt8) {
                    text[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                    place += 1
                }
                for (number, byte) in bytes.enumerated() {
                    if number == 4 || number == 6 || number == 8 || number == 10 {
                        text[place] = UInt8(ascii: "-")
                        place += 1
                    }
                    write(byte >> 4)
                    write(byte & 15)
                }
                return place
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a UUID"))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// One visitor's whole contact, which may be resumed.
public enum ConversationThing: Sendable {}
public typealias ConversationID = Identifier<ConversationThing>

/// The client's id of one message: the idempotency key of its delivery.
public enum MessageThing: Sendable {}
public typealias MessageID = Identifier<MessageThing>

/// A professional who is, or was, in the team; also the recovery member.
public enum MemberThing: Sendable {}
public typealias MemberID = Identifier<MemberThing>

/// A coordinator's invitation to a newcomer.
public enum InvitationThing: Sendable {}
public typealias InvitationID = Identifier<InvitationThing>
