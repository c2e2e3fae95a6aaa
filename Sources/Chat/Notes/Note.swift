public import Foundation
public import HelplineCore

/// Something professionals say to each other about a conversation. The visitor has no way to it: it is no `ConversationEntry`.
public struct Note: Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// For everybody who opens the conversation, now or later.
        case note
        /// From who leads the shift to who has the conversation; stays in the list like any other.
        case whisper
    }

    /// From 1 in each conversation, without gaps.
    public let number: Int
    public let id: NoteID
    public let kind: Kind
    public let author: MemberID
    /// Coarsened to the hour once the conversation is closed.
    public let at: Timestamp
    public let sealed: SealedNote

    public init(number: Int, id: NoteID, kind: Kind, author: MemberID, at: Timestamp, sealed: SealedNote) {
        self.number = number
        self.id = id
        self.kind = kind
        self.author = author
        self.at = at
        self.sealed = sealed
    }
}

/// What a professional's browser sends.
public struct NewNote: Equatable, Sendable {
    public let id: NoteID
    public let kind: Note.Kind
    public let sealed: SealedNote

    public init(id: NoteID, kind: Note.Kind, sealed: SealedNote) {
        self.id = id
        self.kind = kind
        self.sealed = sealed
    }
}

/// The writing browser's id of one note: sent again, it is the same note. It is bound into the seal.
public enum NoteThing: Sendable {}
public typealias NoteID = Identifier<NoteThing>

/// A note as the server knows it: bytes it cannot open. No `SealedEnvelope`, so that none can be taken for a message.
public struct SealedNote: Equatable, Sendable {
    /// 2,000 UTF-16 units are at most 6,000 bytes of UTF-8: 24 blocks of 256.
    public static let largestSize = 12 + 24 * 256 + 16

    public let bytes: Data

    /// `nil` unless the size is that of one to 24 padded blocks.
    public init?(_ bytes: Data) {
        let blocks = bytes.count - 12 - 16
        guard blocks >= 256, blocks % 256 == 0, bytes.count <= Self.largestSize else { return nil }
        self.bytes = bytes
    }
}
