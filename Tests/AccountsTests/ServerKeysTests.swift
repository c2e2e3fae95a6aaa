import Accounts
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct ServerKeysTests {
    let keys: ServerKeys
    let other: ServerKeys
    let bram = Professional.bram.id

    init() throws {
        keys = try #require(ServerKeys(fileContent: Data(repeating: 1, count: 32)))
        other = try #require(ServerKeys(fileContent: Data(repeating: 2, count: 32)))
    }

    @Test func `a sealed secret opens for its member and purpose only`() throws {
        let sealed = try keys.seal(Data("secret".utf8), .code, of: bram)

        #expect(try keys.open(sealed, .code, of: bram) == Data("secret".utf8))
        #expect(throws: (any Error).self) { try keys.open(sealed, .code, of: Professional.chris.id) }
        #expect(throws: (any Error).self) { try keys.open(sealed, .share, of: bram) }
        #expect(throws: (any Error).self) { try other.open(sealed, .code, of: bram) }
        var altered = sealed
        altered[20] ^= 1
        #expect(throws: (any Error).self) { try keys.open(altered, .code, of: bram) }
        #expect(throws: (any Error).self) { try keys.open(Data(), .code, of: bram) }
    }

    @Test func `equal passphrases of two people do not look equal, nor to another installation`() {
        let secret = Data(repeating: 7, count: 32)

        let verifier = keys.verifier(ofSignInSecret: secret, for: bram)

        #expect(verifier == keys.verifier(ofSignInSecret: secret, for: bram))
        #expect(verifier != keys.verifier(ofSignInSecret: secret, for: Professional.chris.id))
        #expect(verifier != other.verifier(ofSignInSecret: secret, for: bram))
    }

    @Test func `a name nobody has gets the same salt at every question`() {
        let first = keys.pseudoParameters(for: "nobody")

        #expect(first == keys.pseudoParameters(for: "Nobody"))
        #expect(first != keys.pseudoParameters(for: "somebody"))
        #expect(first != other.pseudoParameters(for: "nobody"))
        #expect(first.iterations == 600_000)
    }

    @Test func `a link opened twice gives the same person the same secrets, another link others`() {
        let first = keys.enrolment(of: Data("token".utf8))

        #expect(first == keys.enrolment(of: Data("token".utf8)))
        let another = keys.enrolment(of: Data("another".utf8))
        #expect(first.member != another.member)
        #expect(first.share != another.share)
        #expect(first.codeSecret != another.codeSecret)
        #expect(first.share.count == 32)
        #expect(first.codeSecret.count == 20)
        #expect(first.share != other.enrolment(of: Data("token".utf8)).share)
    }

    @Test func `a member id drawn from a link is a version 4 UUID`() {
        let text = keys.enrolment(of: Data("token".utf8)).member.description

        #expect(Array(text)[14] == "4")
        #expect("89ab".contains(Array(text)[19]))
    }
}
