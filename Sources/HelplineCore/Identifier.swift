public import Foundation

/// A random identifier of one kind of thing: UUID version 4 (RFC 9562), written in lower case.
///
/// `Thing` keeps a `ConversationID` from being passed where a `MemberID` is meant.
public struct Identifier<Thing>: Hashable, Sendable, Codable, CustomStringConvertible {
    public let uuid: UUID

    public init(_ uuid: UUID) { self.uuid = uuid }

    /// `nil` unless `text` is a UUID in its canonical form of 36 characters; capitals are forgiven.
    ///
    /// Foundation also reads some texts with misplaced hyphens, which would give one thing two names. Read digit by digit: every
    /// message names several, and C's scanner took longer than the digits.
    public init?(_ text: some StringProtocol) {
        var bytes = (UInt64(0), UInt64(0))
        let isWhole = withUnsafeMutableBytes(of: &bytes) { bytes in
            var place = 0
            for letter in text.utf8 {
                defer { place += 1 }
                guard place < 36 else { return false }
                if place == 8 || place == 13 || place == 18 || place == 23 {
                    guard letter == UInt8(ascii: "-") else { return false }
                    continue
                }
                guard let digit = letter.hexadecimalDigit else { return false }
                // Of the digits before this place, without the hyphens, two make a byte.
                let number =
                    place - (place > 8 ? 1 : 0) - (place > 13 ? 1 : 0) - (place > 18 ? 1 : 0) - (place > 23 ? 1 : 0)
                bytes[number / 2] = bytes[number / 2] << 4 | digit
            }
            return place == 36
        }
        guard isWhole else { return nil }
        self.init(UUID(uuid: withUnsafeBytes(of: bytes) { $0.loadUnaligned(as: uuid_t.self) }))
    }

    /// A fresh one from the system's random source; called at the edges only, never inside a rule.
    public static func random() -> Self { Self(UUID()) }

    /// Written byte by byte: every entry that is delivered holds several.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { text in
            write(to: UnsafeMutableRawBufferPointer(text))
            return Self.length
        }
    }

    /// Letters of its text.
    package static var length: Int { 36 }

    /// Writes its text to the first `length` bytes.
    package func write(to text: UnsafeMutableRawBufferPointer) {
        var place = 0
        func write(_ digit: UInt8) {
            text[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            place += 1
        }
        withUnsafeBytes(of: uuid.uuid) { bytes in
            for number in 0..<16 {
                if number == 4 || number == 6 || number == 8 || number == 10 {
                    text[place] = UInt8(ascii: "-")
                    place += 1
                }
                write(bytes[number] >> 4)
                write(bytes[number] & 15)
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
