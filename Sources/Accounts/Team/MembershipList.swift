public import Foundation
public import HelplineCore

/// The team as its hash-linked list of signed statements says it; a value exists only for a list that holds together.
///
/// The server refuses what would break the list, so that an honest mistake is found at once. The protection itself is that
/// every browser checks the same list against the root hash it got by another way (protection.md, "Team").
public struct MembershipList: Equatable, Sendable {
    /// Who is or was in the team.
    public struct Member: Equatable, Sendable {
        public let id: MemberID
        public internal(set) var role: TeamRole
        public let hpkePublic: PublicKeyBytes
        /// Absent for the recovery member.
        public let signingPublic: PublicKeyBytes?
        public internal(set) var isRemoved = false
    }

    public private(set) var statements: [SignedStatement]
    public internal(set) var members: [MemberID: Member] = [:]
    public internal(set) var teamEpoch: Int
    public internal(set) var teamPublic: PublicKeyBytes

    /// The hash of statement 0: what a browser must know from elsewhere.
    public var rootHash: Data { statements[0].statement.hash }
    public var lastNumber: Int { statements.count - 1 }
    /// What the next statement must carry as its previous hash.
    public var lastHash: Data { statements[lastNumber].statement.hash }

    /// Checks a whole list from its founding on.
    public init(_ statements: [SignedStatement]) throws(MembershipFlaw) {
        guard let first = statements.first else { throw .notAFounding }
        try self.init(founding: first)
        for signed in statements.dropFirst() { try append(signed) }
    }

    private init(founding signed: SignedStatement) throws(MembershipFlaw) {
        let statement = signed.statement
        guard statement.number == 0, statement.action == .found, statement.signer == statement.member,
            statement.role == .professional(.coordinator), statement.teamEpoch == 1,
            let hpke = statement.hpkePublic, let signing = statement.signingPublic, let team = statement.teamPublic
        else { throw .notAFounding }
        guard signing.verifies(signed.signature, over: statement.canonicalBytes) else { throw .wrongSignature }
        statements = [signed]
        teamEpoch = statement.teamEpoch
        teamPublic = team
        members[statement.member] = Member(
            id: statement.member, role: .professional(.coordinator), hpkePublic: hpke, signingPublic: signing)
    }

    /// Adds the next statement, or throws and stays as it was.
    public mutating func append(_ signed: SignedStatement) throws(MembershipFlaw) {
        let statement = signed.statement
        guard statement.number == statements.count, statement.previousHash == lastHash else { throw .notTheNext }
        guard let signer = members[statement.signer], !signer.isRemoved, signer.role == .professional(.coordinator),
            let key = signer.signingPublic
        else { throw .signerMayNot }
        guard key.verifies(signed.signature, over: statement.canonicalBytes) else { throw .wrongSignature }
        try apply(statement)
        statements.append(signed)
    }
}
