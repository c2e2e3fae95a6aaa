public import Foundation

/// A verified membership list: nobody but a coordinator of that moment added a line to it.
public struct MembershipList: Sendable {
    public struct Member: Equatable, Sendable {
        public let id: String
        public internal(set) var role: Statement.Role
        public let hpkePublic: Data
        /// Empty for the recovery kit, which signs nothing.
        public let signingPublic: Data
        public internal(set) var isRemoved = false
    }
    public struct TeamKey: Equatable, Sendable {
        public let teamEpoch: Int
        public let teamPublic: Data
    }

    public internal(set) var members: [String: Member] = [:]
    /// Oldest first, the current one last.
    public internal(set) var teamHistory: [TeamKey] = []
    public private(set) var lastNumber = -1
    public private(set) var lastHash = Data()

    /// - Parameters:
    ///   - rootHash: from the configuration or the member's own blob, never from the list.
    ///   - lastSeen: the last number this member saw before; `old-list` for a shorter list.
    public init(_ statements: [SignedStatement], rootHash: Data, lastSeen: Int = 0) throws(SealRefused) {
        try require(!statements.isEmpty, .empty)
        for signed in statements { try add(signed, rootHash: rootHash) }
        try require(lastNumber >= lastSeen, .oldList)
    }

    public var current: TeamKey {
        teamHistory.last ?? TeamKey(teamEpoch: 0, teamPublic: Data())
    }

    /// The next line: admits a member with the keys he enrolled with.
    public func admission(
        of member: String, role: Statement.Role, hpkePublic: Data, signingPublic: Data, signer: String
    ) -> Statement {
        var statement = Statement(
            number: lastNumber + 1, previous: lastHash, action: .admit, member: member, role: role, signer: signer)
        statement.hpkePublic = hpkePublic
        statement.signingPublic = signingPublic
        (statement.teamEpoch, statement.teamPublic) = (current.teamEpoch, current.teamPublic)
        return statement
    }

    private mutating func add(_ signed: SignedStatement, rootHash: Data) throws(SealRefused) {
        let hash = Derivation.sha256(signed.statement)
        try require(lastNumber >= 0 || Derivation.equal(hash, rootHash), .root)
        let statement = try Statement(bytes: signed.statement)
        try require(statement.number == lastNumber + 1 && statement.previous == lastHash, .order)
        let key = try signingKey(for: statement)
        try require(SigningKeyPair.isValid(signed.signature, of: signed.statement, by: key), .signature)
        try apply(statement)
        (lastNumber, lastHash) = (statement.number, hash)
    }

    private func signingKey(for statement: Statement) throws(SealRefused) -> Data {
        if statement.number == 0 {
            try require(
                statement.action == .found && statement.member == statement.signer && statement.role == .coordinator,
                .signer)
            return statement.signingPublic
        }
        guard let signer = members[statement.signer], !signer.isRemoved, signer.role == .coordinator
        else { throw SealRefused(.signer) }
        return signer.signingPublic
    }
}
