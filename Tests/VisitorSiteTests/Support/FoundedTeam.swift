import Accounts
import Foundation
import HelplineCore
import SQLiteStore
import Sealing
import StoreSupport
import TestSupport

/// Dina's installation, founded as her browser would.
struct FoundedTeam: Sendable {
    let rootHash: Data
    let teamKey: TeamKey

    init(in database: SQLiteDatabase, at now: Timestamp) async throws {
        let recovery = MemberID.random()
        let dina = Professional.dina
        let team = try TeamFounding(
            founder: dina.id.description, founderKeys: KeyPair(), signing: SigningKeyPair(),
            recovery: recovery.description, recoveryPublic: KeyPair().publicBytes)
        let statements = team.statements.map {
            Accounts.SignedStatement(canonicalBytes: $0.statement, signature: $0.signature)!
        }
        let credentials = Credentials(
            parameters: PassphraseParameters(salt: .random(16), iterations: 600_000)!,
            verifier: SecretDigest(of: .random(32)), sealedShare: .random(60), sealedCodeSecret: .random(48),
            wrapped: .random(300))!
        let founding = Founding(
            name: "Testpunt", returnCodeSalt: .random(16),
            founder: NewMember(
                id: dina.id, name: SignInName(dina.name)!, displayName: DisplayName(dina.displayName)!,
                role: .coordinator,
                credentials: credentials, usedCodeStep: 1),
            list: try Accounts.MembershipList(statements),
            teamKeys: team.sealedTeamKeys.map {
                SealedTeamKey(member: MemberID($0.key)!, teamEpoch: 1, sealed: $0.value)!
            })!
        let token = SecretDigest(of: .random(32))
        let store = SQLInstallationStore(database)
        try await store.offerSetUp(token, until: now + .hours(1))
        try await store.found(
            founding, with: token, at: now, recording: AuditEntry(.installed, by: .member(dina.id), at: now))
        rootHash = team.rootHash
        teamKey = team.teamKey
    }
}
