import Accounts
import Foundation
import HTTPTypes
import HelplineCore
import Sealing
import StaffSite
import TestSupport
import Testing

/// Dina coordinates and has the recovery kit on paper.
@Suite(.timeLimit(.minutes(1))) struct RecoveryKitTests {
    @Test func `the drill is due half a year after the kit was made, and again after each proof`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, brams) = try await site.admitted("bram", by: dina, browser)
            let fresh = try await browser.get("/team/recovery-kit").object()
            #expect(fresh["memberId"] as? String == dina.recoveryId)
            #expect(fresh["overdue"] as? Bool == false)
            #expect(fresh["proven"] == nil)
            #expect(try await brams.get("/team/recovery-kit").status == 404)

            site.clock.advance(by: .days(183))
            #expect(try await dina.person.signIn(browser, site.clock).status == 200)
            #expect(try await browser.get("/team/recovery-kit").object()["overdue"] as? Bool == true)
            let proof: [String: Any] = ["memberId": dina.recoveryId, "teamEpoch": 1]
            let proven = try await browser.post("/team/recovery-kit/proofs", proof)

            #expect(proven.status == 201)
            #expect(try proven.object()["overdue"] as? Bool == false)
            #expect(try proven.object()["proven"] as? Int64 == site.clock.now().hour.seconds)
            #expect(try await site.auditedActions().last == "kit-proven")
        }
    }

    @Test func `what the browser is given the paper opens, and no other key`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()

            let kit = try await browser.get("/team/recovery-kit").object()

            let sealed = try #require((kit["sealed"] as? String).flatMap { Data(base64URL: $0) })
            let (id, list) = (dina.recoveryId, try await dina.list(browser))
            let opened = try TeamKey(
                teamEpoch: 1, sealed: sealed, member: id, memberPair: dina.recovery, list: list)
            #expect(opened.pair.publicBytes == (try #require(dina.founding)).teamKey.pair.publicBytes)
            #expect(throws: SealRefused.self) {
                _ = try TeamKey(teamEpoch: 1, sealed: sealed, member: id, memberPair: KeyPair(), list: list)
            }
        }
    }

    @Test func `a new kit comes with a new key, and nothing is left sealed to the one before`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (next, pair) = (MemberID.random(), KeyPair())
            let old = try await dina.renewal(for: [dina.person], browser)
            let body = try await dina.renewal(
                kit: (next.description, pair.publicBytes), for: [dina.person], browser)

            #expect(try await browser.post("/team/keys", body).status == 201)

            let kit = try await browser.get("/team/recovery-kit").object()
            #expect(kit["memberId"] as? String == next.description)
            #expect(kit["teamEpoch"] as? Int == 2)
            #expect(kit["overdue"] as? Bool == false)
            let membership = site.dependencies.accounts.membership
            #expect(try await membership.teamKeys(of: try #require(MemberID(dina.recoveryId))).isEmpty)
            #expect(try await membership.teamKeys(of: next).map(\.teamEpoch) == [2])
            #expect(try await site.auditedActions().suffix(2) == ["kit-replaced", "team-key-renewed"])
            #expect(try await browser.post("/team/keys", old).problem == "epoch-old")
            let stale: [String: Any] = ["memberId": dina.recoveryId, "teamEpoch": 1]
            #expect(try await browser.post("/team/recovery-kit/proofs", stale).problem == "epoch-old")
            let drilled: [String: Any] = ["memberId": next.description, "teamEpoch": 2]
            #expect(try await browser.post("/team/recovery-kit/proofs", drilled).status == 201)
        }
    }

    @Test func `a new kit without its key, or beside the one before, is refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let kit = (id: MemberID.random().description, publicBytes: KeyPair().publicBytes)
            var body = try await dina.renewal(kit: kit, for: [dina.person], browser)
            let keys = try #require(body["teamKeys"] as? [[String: String]])

            body["teamKeys"] = keys.filter { $0["memberId"] != kit.id }
            #expect(try await browser.post("/team/keys", body).status == 400)
            body["teamKeys"] = keys + [["memberId": dina.recoveryId, "sealed": Data.random(178).base64URL]]
            #expect(try await browser.post("/team/keys", body).status == 400)

            #expect(try await browser.get("/team/recovery-kit").object()["memberId"] as? String == dina.recoveryId)
        }
    }
}

extension StaffSiteUnderTest {
    fileprivate func auditedActions() async throws -> [String] {
        try await dependencies.audit.entries(after: 0, limit: 500).map {
            String(decoding: $0.action.value ?? .init(), as: UTF8.self)
        }
    }
}
