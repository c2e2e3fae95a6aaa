public import Foundation

/// One line of the membership list (docs/protocol.md, "The team").
public struct Statement: Equatable, Sendable {
    public enum Action: String, Sendable, CaseIterable {
        case found, recovery, admit, role, remove, rotate
    }
    public enum Role: String, Sendable, CaseIterable {
        case coordinator, counsellor, researcher, recovery
        case shiftLead = "shift-lead", privacyOfficer = "privacy-officer"
    }

    /// From 0.
    public var number: Int
    /// Hash of the statement before; empty for number 0.
    public var previous: Data
    public var action: Action
    /// Whom it is about; the signer for `rotate`.
    public var member: String
    /// `nil` for `remove` and `rotate`.
    public var role: Role?
    /// 65 bytes or empty.
    public var hpkePublic = Data()
    /// 65 bytes or empty.
    public var signingPublic = Data()
    /// 0 for `role` and `remove`.
    public var teamEpoch = 0
    /// 65 bytes or empty.
    public var teamPublic = Data()
    public var signer: String

    public init(number: Int, previous: Data, action: Action, member: String, role: Role?, signer: String) {
        self.number = number
        self.previous = previous
        self.action = action
        self.member = member
        self.role = role
        self.signer = signer
    }

    /// What is signed and hashed.
    public var bytes: Data {
        additionalData(
            "statement", number, previous, action.rawValue, member, role?.rawValue ?? "", hpkePublic, signingPublic,
            teamEpoch, teamPublic, signer)
    }

    /// `malformed` unless these are exactly the bytes of a statement.
    public init(bytes: Data) throws(SealRefused) {
        let parts = try Fields.split(bytes)
        try require(parts.count == 12, .malformed)
        let roleText = try Fields.text(parts[6])
        guard let action = Action(rawValue: try Fields.text(parts[4])) else { throw SealRefused(.malformed) }
        try self.init(
            number: Fields.number(parts[2]), previous: parts[3], action: action, member: Fields.text(parts[5]),
            role: Role(rawValue: roleText), signer: Fields.text(parts[11]))
        (hpkePublic, signingPublic, teamPublic) = (parts[7], parts[8], parts[10])
        teamEpoch = try Fields.number(parts[9])
        try require(role != nil || roleText.isEmpty, .malformed)
        try require([0, 32].contains(previous.count), .malformed)
        try require([hpkePublic, signingPublic, teamPublic].allSatisfy { [0, 65].contains($0.count) }, .malformed)
        try require(LowerCaseUUID.isValid(member) && LowerCaseUUID.isValid(signer), .malformed)
        try require(self.bytes == bytes, .malformed)
    }

    /// SHA-256 of ``bytes``; that of number 0 is the team's root hash.
    public var hash: Data { Derivation.sha256(bytes) }

    /// With the signer's signature.
    public func signed(by key: SigningKeyPair) throws(SealRefused) -> SignedStatement {
        SignedStatement(statement: bytes, signature: try key.signature(of: bytes))
    }
}
