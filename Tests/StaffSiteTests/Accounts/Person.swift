import Accounts
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

/// Somebody who comes into the team, with what his browser makes. The passphrase is not stretched here: to the server its
/// results are 32 random bytes each.
struct Person: Sendable {
    let name: String
    let keys = KeyPair()
    let signing = SigningKeyPair()
    let signInSecret = Data.random(32)
    let localHalf = Data.random(32)
    let salt = Data.random(16)
    var memberId = ""
    var codeSecret = ""
    var share = Data()

    init(_ name: String) { self.name = name }

    /// Takes what `POST /set-ups` or `POST /enrolments/started` answered.
    mutating func begin(_ answer: StaffAnswer) throws {
        memberId = try answer.string("memberId")
        codeSecret = try answer.string("totpSecret")
        share = try answer.bytes("share")
    }

    /// What the authenticator app shows.
    func code(at clock: SettableClock) throws -> String {
        TimeBasedCode(secret: try base32(codeSecret)).code(at: clock.now())
    }

    /// The part of a set-up or an enrolment that is about himself.
    func newcomer(code: String) -> [String: Any] {
        [
            "memberId": memberId, "name": name, "displayName": name.capitalized, "salt": salt.base64URL,
            "iterations": 600_000, "signInSecret": signInSecret.base64URL, "wrapped": Data.random(400).base64URL,
            "code": code,
        ]
    }

    /// Signs in with the code of this moment, in a step of its own.
    func signIn(_ browser: StaffBrowser, _ clock: SettableClock) async throws -> StaffAnswer {
        clock.advance(by: .seconds(30))
        return try await browser.post(
            "/sign-ins", ["name": name, "secret": signInSecret.base64URL, "code": try code(at: clock)])
    }

    private func base32(_ text: String) throws -> Data {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = ""
        for letter in text {
            let digits = String(try #require(alphabet.firstIndex(of: letter)), radix: 2)
            bits += String(repeating: "0", count: 5 - digits.count) + digits
        }
        return Data(
            stride(from: 0, to: bits.count - bits.count % 8, by: 8).compactMap { start in
                UInt8(bits.dropFirst(start).prefix(8), radix: 2)
            })
    }
}

/// The founder's side of a set-up, and what he does as coordinator afterwards.
struct Coordinator {
    var person = Person("dina")
    let recovery = KeyPair()
    let recoveryId = MemberID.random().description
    var founding: TeamFounding?

    mutating func begin(_ browser: StaffBrowser) async throws {
        let answer = try await browser.post("/set-ups", ["token": StaffSiteUnderTest.setUpToken.base64URL])
        try person.begin(answer)
        founding = try TeamFounding(
            founder: person.memberId, founderKeys: person.keys, signing: person.signing, recovery: recoveryId,
            recoveryPublic: recovery.publicBytes)
    }

    func setUpBody(code: String) throws -> [String: Any] {
        let founding = try #require(founding)
        return person.newcomer(code: code).merging([
            "token": StaffSiteUnderTest.setUpToken.base64URL, "recoveryMemberId": recoveryId,
            "statements": founding.statements.map {
                ["statement": $0.statement.base64URL, "signature": $0.signature.base64URL]
            },
            "teamKeys": founding.sealedTeamKeys.map { ["memberId": $0.key, "sealed": $0.value.base64URL] },
        ]) { $1 }
    }

    /// Makes an invitation and hands over its link.
    func invites(_ browser: StaffBrowser, as role: String = "counsellor") async throws -> Sealing.Invitation {
        let invitation = try Sealing.Invitation(rootHash: try #require(founding).rootHash)
        let answer = try await browser.post(
            "/invitations",
            [
                "id": invitation.id, "role": role, "tokenHash": invitation.tokenHash.base64URL,
                "sealedSecret": try invitation.sealedSecret(inviterPublic: person.keys.publicBytes).base64URL,
            ])
        #expect(answer.status == 201, "\(answer.text)")
        return invitation
    }

    /// The body of an admission, as of the list that the server has now.
    func admission(
        _ newcomer: Person, by invitation: Sealing.Invitation, as role: Statement.Role = .counsellor,
        _ browser: StaffBrowser
    )
        async throws -> [String: Any]
    {
        let founding = try #require(founding)
        let statements = try #require(
            try await browser.get("/team/statements").object()["statements"] as? [[String: String]])
        let list = try Sealing.MembershipList(
            statements.map { item in
                Sealing.SignedStatement(
                    statement: try #require(Data(base64URL: item["statement"] ?? "")),
                    signature: try #require(Data(base64URL: item["signature"] ?? "")))
            }, rootHash: founding.rootHash)
        let signed = try list.admission(
            of: newcomer.memberId, role: role, hpkePublic: newcomer.keys.publicBytes,
            signingPublic: newcomer.signing.publicBytes, signer: person.memberId
        ).signed(by: person.signing)
        let sealed = try founding.teamKey.sealed(for: newcomer.memberId, memberPublic: newcomer.keys.publicBytes)
        return [
            "invitation": invitation.id, "statement": signed.statement.base64URL,
            "signature": signed.signature.base64URL,
            "teamKey": ["teamEpoch": 1, "sealed": sealed.base64URL] as [String: Any],
        ]
    }
}
