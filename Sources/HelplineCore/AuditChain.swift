import Crypto
public import Foundation

/// The arithmetic of the audit trail: commitments, links and pseudonyms. Pure, so that every store computes the same.
///
/// `commitment = SHA-256(fields("lichtpunt/1", "audit-field", name, salt, value))`, `link(n) =
/// SHA-256(fields("lichtpunt/1", "audit-entry", u64(n), link(n-1), four commitments))`, `link(0)` is empty; `fields` is
/// that of docs/protocol.md.
public enum AuditChain {
    /// A line that follows `previous`.
    ///
    /// `pseudonym` is that of the entry's conversation, empty when it has none; `salt` gives 16 fresh random bytes.
    public static func line(
        for entry: AuditEntry, pseudonym: Data, after previous: AuditHead?, salt: () -> Data = { .random(16) }
    ) -> AuditRecord {
        func field(_ name: String, _ value: Data) -> AuditRecord.Field {
            let salt = salt()
            return .init(value: value, salt: salt, commitment: commitment(name, salt: salt, value: value))
        }
        let action = field("action", Data(entry.action.rawValue.utf8))
        let actor = field("actor", Data(entry.actor.word.utf8))
        let conversation = field("conversation", pseudonym)
        let hour = field("hour", Data(String(entry.at.hour.seconds).utf8))
        let number = (previous?.number ?? 0) + 1
        return AuditRecord(
            number: number, action: action, actor: actor, conversation: conversation, hour: hour,
            link: link(number, previous?.link ?? Data(), [action, actor, conversation, hour]))
    }

    /// Whether this line is unaltered and follows `previous`.
    public static func follows(_ line: AuditRecord, _ previous: AuditHead?) -> Bool {
        let fields = [
            ("action", line.action), ("actor", line.actor), ("conversation", line.conversation), ("hour", line.hour),
        ]
        for (name, field) in fields {
            switch (field.value, field.salt) {
            case (nil, nil): continue
            case (let value?, let salt?):
                guard field.commitment == commitment(name, salt: salt, value: value) else { return false }
            default: return false
            }
        }
        return line.number == (previous?.number ?? 0) + 1
            && line.link == link(line.number, previous?.link ?? Data(), fields.map(\.1))
    }

    /// What stands for a conversation in the trail: the same for all its lines, and nobody's once its key is gone.
    public static func pseudonym(of conversation: ConversationID, key: Data) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(conversation.description.utf8), using: SymmetricKey(data: key)))
    }

    private static func commitment(_ name: String, salt: Data, value: Data) -> Data {
        FieldDigest.sha256(["lichtpunt/1", "audit-field", name].map { Data($0.utf8) } + [salt, value])
    }

    private static func link(_ number: Int64, _ previous: Data, _ fields: [AuditRecord.Field]) -> Data {
        FieldDigest.sha256(
            ["lichtpunt/1", "audit-entry"].map { Data($0.utf8) }
                + [withUnsafeBytes(of: UInt64(number).bigEndian) { Data($0) }, previous] + fields.map(\.commitment))
    }
}

extension AuditEntry.Actor {
    /// The actor a kept word stands for; `nil` for any other.
    public init?(word: String) {
        switch word {
        case "visitor": self = .visitor
        case "system": self = .system
        case "command-line": self = .commandLine
        default:
            guard word.hasPrefix("member:"), let id = MemberID(word.dropFirst(7)) else { return nil }
            self = .member(id)
        }
    }

    /// The word that is kept of an actor.
    public var word: String {
        switch self {
        case .member(let id): "member:\(id)"
        case .visitor: "visitor"
        case .system: "system"
        case .commandLine: "command-line"
        }
    }
}
