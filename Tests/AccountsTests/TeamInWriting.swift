import Accounts
import Crypto
import Foundation
import HelplineCore
import TestSupport
import Testing

/// A person who writes statements: written from docs/protocol.md, apart from the code that reads them.
struct Scribe {
    let id: MemberID
    let signing = P256.Signing.PrivateKey()
    let hpke = P256.KeyAgreement.PrivateKey()

    init(_ professional: Professional) { id = professional.id }
    init(_ id: MemberID) { self.id = id }
}

/// The twelve fields of a statement, each of which a test may spoil.
struct Draft {
    var magic = "lichtpunt/1"
    var word = "statement"
    var number: UInt64 = 0
    var previous = Data()
    var action = "found"
    var member = ""
    var role = "coordinator"
    var hpke = Data()
    var signing = Data()
    var epoch: UInt64 = 1
    var team = Data()
    var signer = ""

    static let teamKey = P256.KeyAgreement.PrivateKey().publicKey.x963Representation

    static func founding(by founder: Scribe) -> Draft {
        Draft(
            member: founder.id.description, hpke: founder.hpke.publicKey.x963Representation,
            signing: founder.signing.publicKey.x963Representation, team: teamKey, signer: founder.id.description)
    }

    static func admission(
        of newcomer: Scribe, as role: String = "counsellor", by signer: Scribe, after list: MembershipList
    )
        -> Draft
    {
        Draft(
            number: UInt64(list.lastNumber + 1), previous: list.lastHash, action: "admit",
            member: newcomer.id.description,
            role: role, hpke: newcomer.hpke.publicKey.x963Representation,
            signing: newcomer.signing.publicKey.x963Representation, epoch: UInt64(list.teamEpoch),
            team: list.teamPublic.bytes, signer: signer.id.description)
    }

    static func about(_ member: Scribe, action: String, role: String, by signer: Scribe, after list: MembershipList)
        -> Draft
    {
        Draft(
            number: UInt64(list.lastNumber + 1), previous: list.lastHash, action: action,
            member: member.id.description, role: role, epoch: 0, signer: signer.id.description)
    }

    func with(_ change: (inout Draft) -> Void) -> Draft {
        var draft = self
        change(&draft)
        return draft
    }

    var bytes: Data {
        [
            Data(magic.utf8), Data(word.utf8), Self.u64(number), previous, Data(action.utf8), Data(member.utf8),
            Data(role.utf8), hpke, signing, Self.u64(epoch), team, Data(signer.utf8),
        ].reduce(Data()) { $0 + Self.u32(UInt32($1.count)) + $1 }
    }

    func signed(by key: P256.Signing.PrivateKey) throws -> SignedStatement {
        try #require(
            SignedStatement(canonicalBytes: bytes, signature: try key.signature(for: bytes).rawRepresentation))
    }

    private static func u64(_ value: UInt64) -> Data { withUnsafeBytes(of: value.bigEndian) { Data($0) } }
    private static func u32(_ value: UInt32) -> Data { withUnsafeBytes(of: value.bigEndian) { Data($0) } }
}
