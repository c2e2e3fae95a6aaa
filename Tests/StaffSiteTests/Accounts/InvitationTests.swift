import Accounts
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

@Suite struct InvitationTests {
    @Test func `an invited newcomer enrols, waits, is admitted and gets the team key`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            let bram = try await site.enrols("bram", by: invitation)
            let own = StaffBrowser(site)

            let waiting = try await bram.signIn(own, site.clock)
            #expect(try waiting.object()["admitted"] as? Bool == false)
            #expect(try await own.get("/me").status == 200)
            #expect(try await own.get("/team/statements").status == 404)
            #expect(try await own.get("/service").status == 404)

            let admission = try await dina.admission(bram, by: invitation, browser)
            #expect(try await browser.post("/admissions", admission).status == 201)

            let team = try await own.get("/team/statements").object()
            let keys = try #require(team["keys"] as? [[String: Any]])
            let sealed = try #require(Data(base64URL: keys.first?["sealed"] as? String ?? ""))
            let list = try Sealing.MembershipList(try signed(team), rootHash: try #require(dina.founding).rootHash)
            let key = try TeamKey(
                teamEpoch: 1, sealed: sealed, member: bram.memberId, memberPair: bram.keys, list: list)
            #expect(key.pair.record == dina.founding?.teamKey.pair.record)
            #expect(list.members[bram.memberId]?.role == .counsellor)
        }
    }

    @Test func `the inviter's list shows how far each invitation is`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            #expect(try await states(browser) == ["open"])

            let bram = try await site.enrols("bram", by: invitation)
            let list = try #require(try await browser.get("/invitations").object()["invitations"] as? [[String: Any]])
            let enrolment = try #require(list.first?["enrolment"] as? [String: String])
            let mac = try #require(Data(base64URL: enrolment["mac"] ?? ""))
            let answered = Sealing.Enrolment(
                invitation: invitation.id, member: bram.memberId, hpkePublic: bram.keys.publicBytes,
                signingPublic: bram.signing.publicBytes)
            #expect(invitation.isGenuine(answered, mac: mac))
            #expect(enrolment["hpkePublic"] == bram.keys.publicBytes.base64URL)
            #expect(try await states(browser) == ["enrolled"])

            _ = try await browser.post("/admissions", try await dina.admission(bram, by: invitation, browser))
            #expect(try await states(browser) == ["admitted"])
        }
    }

    @Test func `an invitation that is unknown, withdrawn, too old or used, and a wrong token, say the same`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let withdrawn = try await dina.invites(browser)
            let used = try await dina.invites(browser)
            let old = try await dina.invites(browser)
            for invitation in [withdrawn, used, old] { #expect(try await start(invitation, site).status == 200) }

            #expect(try await browser.delete("/invitations/\(withdrawn.id)").status == 204)
            _ = try await site.enrols("bram", by: used)
            let unknown = try Sealing.Invitation(rootHash: Data(count: 32))
            let answers = [
                try await start(unknown, site), try await start(withdrawn, site), try await start(used, site),
                try await start(old, site, token: Data(count: 32)),
            ]
            site.clock.advance(by: .days(3))
            let late = try await start(old, site)

            for answer in answers {
                #expect(answer.status == 403)
                #expect(answer.problem == "wrong-code")
                #expect(answer.body == late.body)
            }
        }
    }

    @Test func `a newcomer who did not hear the answer repeats himself, and nobody else does`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            let bram = try await site.enrols("bram", by: invitation)
            site.clock.advance(by: .seconds(90))
            var thief = Person("thief")
            (thief.memberId, thief.codeSecret) = (bram.memberId, bram.codeSecret)

            let again = try await StaffBrowser(site).post("/enrolments", try site.enrolment(of: bram, by: invitation))
            let stolen = try await StaffBrowser(site).post("/enrolments", try site.enrolment(of: thief, by: invitation))

            #expect(again.status == 201)
            #expect(stolen.problem == "wrong-code")
            #expect(try await states(browser) == ["enrolled"])
            #expect(try await bram.signIn(StaffBrowser(site), site.clock).status == 200)
        }
    }

    @Test func `a name that is taken, in whatever case, leaves the invitation open`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            var double = Person("DiNa")
            try double.begin(try await start(invitation, site))

            let answer = try await StaffBrowser(site).post(
                "/enrolments", try site.enrolment(of: double, by: invitation))

            #expect(answer.status == 409)
            #expect(answer.problem == "name-taken")
            _ = try await site.enrols("bram", by: invitation)
        }
    }

    @Test func `a list that moved on, another signer and swapped keys admit nobody`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let first = try await dina.invites(browser)
            let second = try await dina.invites(browser)
            let bram = try await site.enrols("bram", by: first)
            let chris = try await site.enrols("chris", by: second)
            let late = try await dina.admission(chris, by: second, browser)
            var swapped = chris
            swapped.memberId = bram.memberId
            let forged = try await dina.admission(swapped, by: first, browser)
            let promoted = try await dina.admission(bram, by: first, as: .coordinator, browser)

            #expect(try await browser.post("/admissions", forged).status == 404)
            #expect(try await browser.post("/admissions", promoted).status == 404)
            #expect(
                try await browser.post("/admissions", try await dina.admission(bram, by: first, browser)).status == 201)
            #expect(try await browser.post("/admissions", late).problem == "conflict")

            #expect(
                try await browser.post("/admissions", try await dina.admission(chris, by: second, browser)).status
                    == 201)
        }
    }

    @Test func `an invitation by which somebody came in cannot be withdrawn`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            let bram = try await site.enrols("bram", by: invitation)
            _ = try await browser.post("/admissions", try await dina.admission(bram, by: invitation, browser))

            let answer = try await browser.delete("/invitations/\(invitation.id)")

            #expect(answer.problem == "conflict")
            #expect(try await bram.signIn(StaffBrowser(site), site.clock).status == 200)
        }
    }

    @Test func `withdrawing after the enrolment ends the newcomer's sign-in`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let invitation = try await dina.invites(browser)
            let bram = try await site.enrols("bram", by: invitation)
            let own = StaffBrowser(site)
            #expect(try await bram.signIn(own, site.clock).status == 200)

            #expect(try await browser.delete("/invitations/\(invitation.id)").status == 204)

            #expect(try await own.get("/me").problem == "signed-out")
            #expect(try await bram.signIn(own, site.clock).problem == "wrong-sign-in")
        }
    }

    private func start(_ invitation: Sealing.Invitation, _ site: StaffSiteUnderTest, token: Data? = nil) async throws
        -> StaffAnswer
    {
        try await StaffBrowser(site).post(
            "/enrolments/started",
            ["invitation": invitation.id, "token": (token ?? invitation.token).base64URL])
    }

    private func states(_ browser: StaffBrowser) async throws -> [String] {
        let list = try #require(try await browser.get("/invitations").object()["invitations"] as? [[String: Any]])
        return list.compactMap { $0["state"] as? String }
    }

    private func signed(_ team: [String: Any]) throws -> [Sealing.SignedStatement] {
        try #require(team["statements"] as? [[String: String]]).map { item in
            Sealing.SignedStatement(
                statement: try #require(Data(base64URL: item["statement"] ?? "")),
                signature: try #require(Data(base64URL: item["signature"] ?? "")))
        }
    }
}
