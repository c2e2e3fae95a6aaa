import Accounts
import Crypto
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct MembershipStatementTests {
    let dina = Scribe(.dina)

    @Test func `a founding is read as it was written`() throws {
        let draft = Draft.founding(by: dina)

        let statement = try #require(MembershipStatement(canonicalBytes: draft.bytes))

        #expect(statement.number == 0)
        #expect(statement.previousHash.isEmpty)
        #expect(statement.action == .found)
        #expect(statement.member == dina.id)
        #expect(statement.role == .professional(.coordinator))
        #expect(statement.hpkePublic?.bytes == draft.hpke)
        #expect(statement.signingPublic?.bytes == draft.signing)
        #expect(statement.teamEpoch == 1)
        #expect(statement.teamPublic?.bytes == Draft.teamKey)
        #expect(statement.signer == dina.id)
        #expect(statement.hash == Data(SHA256.hash(data: draft.bytes)))
    }

    static let spoilt: [(String, @Sendable (inout Draft) -> Void)] = [
        ("another format", { $0.magic = "lichtpunt/2" }),
        ("another kind", { $0.word = "epoch" }),
        ("an unknown action", { $0.action = "promote" }),
        ("an unknown role", { $0.role = "admin" }),
        ("a founding with a previous hash", { $0.previous = Data(count: 32) }),
        ("a later statement without one", { $0.number = 1 }),
        (
            "a hash of another size",
            {
                $0.number = 1; $0.previous = Data(count: 31)
            }
        ),
        (
            "a number no browser can count to",
            {
                $0.number = 1 << 53; $0.previous = Data(count: 32)
            }
        ),
        ("an id in capitals", { $0.member = $0.member.uppercased() }),
        ("an id that is none", { $0.signer = "dina" }),
        ("a key that is cut off", { $0.hpke.removeLast() }),
        ("a key beside the curve", { $0.signing[64] ^= 1 }),
        ("a compressed team key", { $0.team = Data([2]) + $0.team.dropFirst().prefix(32) }),
    ]

    @Test(arguments: spoilt.map(\.0)) func `a statement is refused for`(_ reason: String) throws {
        let good = Draft.founding(by: dina)
        let spoil = try #require(Self.spoilt.first { $0.0 == reason }).1

        #expect(MembershipStatement(canonicalBytes: good.bytes) != nil)
        #expect(MembershipStatement(canonicalBytes: good.with(spoil).bytes) == nil)
    }

    @Test func `a number is at most the highest that a browser counts to exactly`() {
        let highest: UInt64 = (1 << 53) - 1
        let later = Draft.founding(by: dina).with { $0.previous = Data(count: 32) }

        let read = MembershipStatement(canonicalBytes: later.with { $0.number = highest }.bytes)
        #expect(read.map { UInt64($0.number) } == highest)
        #expect(MembershipStatement(canonicalBytes: later.with { $0.number = highest + 1 }.bytes) == nil)
    }

    @Test func `nothing may be missing at the end and nothing may follow`() {
        let bytes = Draft.founding(by: dina).bytes

        for length in 0..<bytes.count {
            #expect(MembershipStatement(canonicalBytes: bytes.prefix(length)) == nil)
        }
        #expect(MembershipStatement(canonicalBytes: bytes + [0]) == nil)
    }

    @Test func `garbage of any size is refused, also where it promises four gigabytes`() {
        var noise = SystemRandomNumberGenerator()
        for size in [0, 1, 3, 4, 100, 1024, 1025, 70_000] {
            let bytes = Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &noise) })
            #expect(MembershipStatement(canonicalBytes: bytes) == nil)
        }
        #expect(MembershipStatement(canonicalBytes: Data(repeating: 0xff, count: 400)) == nil)
    }

    @Test func `a slice of a larger buffer is read like any other`() throws {
        let bytes = Draft.founding(by: dina).bytes

        let slice = (Data([1, 2, 3]) + bytes).dropFirst(3)

        #expect(try #require(MembershipStatement(canonicalBytes: slice)).canonicalBytes == bytes)
    }
}
