import Foundation
import HTTPTypes
import HelplineCore
import Sealing
import TestSupport
import Testing

/// Every address of Accounts that needs authority: somebody who may proves that the denial is not for another reason.
@Suite struct AuthorityTests {
    @Test(arguments: ["/me", "/team/statements", "/invitations", "/service", "/events", "/code-book"])
    func `without a sign-in there is nothing to see at`(_ path: String) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            let stranger = StaffBrowser(site)
            if path != "/events" { #expect(try await dina.get(path).status == 200) }

            let answer = try await stranger.get(path)

            #expect(answer.status == 401)
            #expect(answer.problem == "signed-out")
        }
    }

    @Test func `only a coordinator has invitations; for a counsellor they do not exist`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, brams) = try await site.admitted("bram", by: dina, browser)
            let invitation = try await dina.invites(browser)
            #expect(try await brams.get("/team/statements").status == 200)

            #expect(try await brams.get("/invitations").status == 404)
            #expect(try await brams.post("/invitations", ["id": invitation.id]).status == 404)
            #expect(try await brams.delete("/invitations/\(invitation.id)").status == 404)
            #expect(try await brams.post("/admissions", [:]).status == 404)

            #expect(try await browser.delete("/invitations/\(invitation.id)").status == 204)
        }
    }

    @Test func `a researcher is in the team, but conversations do not exist for her`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, rosas) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            let (_, brams) = try await site.admitted("bram", by: dina, browser)
            #expect(try await rosas.get("/team/statements").status == 200)

            for path in ["/service", "/code-book"] {
                #expect(try await brams.get(path).status == 200)
                #expect(try await rosas.get(path).status == 404)
            }
        }
    }

    @Test func `everybody gets his own team keys only`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, brams) = try await site.admitted("bram", by: dina, browser)

            let dinas = try #require(try await browser.get("/team/statements").object()["keys"] as? [[String: Any]])
            let own = try #require(try await brams.get("/team/statements").object()["keys"] as? [[String: Any]])

            #expect(dinas.count == 1)
            #expect(own.count == 1)
            #expect(dinas.first?["sealed"] as? String != own.first?["sealed"] as? String)
        }
    }

    @Test func `the team's names come with the list`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (bram, brams) = try await site.admitted("bram", by: dina, browser)

            let names = try #require(
                try await brams.get("/team/statements").object()["names"] as? [String: [String: String]])

            #expect(
                names[bram.memberId]
                    == ["name": "bram", "displayName": "Bram", "role": "counsellor", "state": "admitted"])
            #expect(names[dina.person.memberId]?["role"] == "coordinator")
            #expect(names.count == 2)
        }
    }

    @Test(arguments: [
        ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["sec-fetch-site": "none"],
        ["origin": "https://evil.example"], [:],
    ]) func `a change that another site asked for is refused`(_ headers: [String: String]) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, browser) = try await site.founded()
            let body = ["name": "dina"]

            let answer = try await browser.send(.post, "/sign-ins/salts", body, headers: headers)

            #expect(answer.status == 403)
            #expect(answer.problem == "cross-site")
            #expect(try await browser.post("/sign-ins/salts", body).status == 200)
            #expect(try await browser.send(.delete, "/sign-ins/current", nil, headers: headers).status == 403)
            #expect(try await browser.get("/me").status == 200)
        }
    }
}
