import Crypto
public import Foundation
public import HelplineCore

/// One statement of the team's membership list, decoded from its canonical bytes (docs/protocol.md, "The team").
///
/// The server reads statements to know who may sign the next; it never writes one. Whoever holds a value holds one whose
/// fields are well formed; whether it follows from the list is `MembershipList`'s question.
public struct MembershipStatement: Equatable, Sendable {
    public enum Action: String, Sendable, CaseIterable { case found, recovery, admit, role, remove, rotate }

    /// No statement is longer: twelve prefixed fields of which three are keys.
    public static let largestSize = 1024

    /// From 0.
    public let number: Int
    /// SHA-256 of the statement before it; empty for number 0.
    public let previousHash: Data
    public let action: Action
    /// Whom it is about.
    public let member: MemberID
    /// Absent for `remove` and `rotate`.
    public let role: TeamRole?
    /// Present where the action brings a member in.
    public let hpkePublic: PublicKeyBytes?
    /// Present where the action brings in a member who can sign.
    public let signingPublic: PublicKeyBytes?
    /// From 1; 0 where the action names none.
    public let teamEpoch: Int
    public let teamPublic: PublicKeyBytes?
    public let signer: MemberID
    /// The bytes that were signed.
    public let canonicalBytes: Data

    /// SHA-256 of the canonical bytes.
    public var hash: Data { Data(SHA256.hash(data: canonicalBytes)) }

    /// `nil` for anything but exactly one statement in its canonical form.
    public init?(canonicalBytes bytes: Data) {
        guard bytes.count <= Self.largestSize else { return nil }
        var reader = FieldReader(bytes)
        guard reader.text() == "lichtpunt/1", reader.text() == "statement",
            let number = reader.number(),
            let previousHash = reader.field(), previousHash.count == (number == 0 ? 0 : 32),
            let action = reader.text().flatMap(Action.init(rawValue:)),
            let member = reader.text().flatMap(Self.canonicalMember),
            let roleWord = reader.text(), let role = OptionalRole(roleWord),
            let hpkePublic = reader.field().flatMap(OptionalKey.init),
            let signingPublic = reader.field().flatMap(OptionalKey.init),
            let teamEpoch = reader.number(),
            let teamPublic = reader.field().flatMap(OptionalKey.init),
            let signer = reader.text().flatMap(Self.canonicalMember),
            reader.isAtEnd
        else { return nil }
        self.number = number
        self.previousHash = previousHash
        self.action = action
        self.member = member
        self.role = role.role
        self.hpkePublic = hpkePublic.key
        self.signingPublic = signingPublic.key
        self.teamEpoch = teamEpoch
        self.teamPublic = teamPublic.key
        self.signer = signer
        canonicalBytes = Data(bytes)
    }

    /// Only lower case and version 4, as the browsers have it: two spellings of one id would be two statements.
    private static func canonicalMember(_ text: String) -> MemberID? {
        guard let id = MemberID(text), id.description == text, id.uuid.uuid.6 >> 4 == 4, id.uuid.uuid.8 >> 6 == 2 else {
            return nil
        }
        return id
    }

    /// An empty word is no role; anything else must be one.
    private struct OptionalRole {
        let role: TeamRole?
        init?(_ word: String) {
            role = TeamRole(word: word)
            guard role != nil || word.isEmpty else { return nil }
        }
    }

    /// An empty field is no key; anything else must be one.
    private struct OptionalKey {
        let key: PublicKeyBytes?
        init?(_ field: Data) {
            guard !field.isEmpty else {
                key = nil
                return
            }
            guard let key = PublicKeyBytes(field) else { return nil }
            self.key = key
        }
    }
}
