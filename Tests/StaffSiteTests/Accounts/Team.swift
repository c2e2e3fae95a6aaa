import Foundation
import HelplineCore
import Sealing
import Testing

/// Stories that many tests begin with.
extension StaffSiteUnderTest {
    /// Dina founds the installation and signs in.
    func founded() async throws -> (Coordinator, StaffBrowser) {
        var dina = Coordinator()
        let browser = StaffBrowser(self)
        try await dina.begin(browser)
        let answer = try await browser.put("/set-ups", try dina.setUpBody(code: try dina.person.code(at: clock)))
        #expect(answer.status == 201, "\(answer.text)")
        let signIn = try await dina.person.signIn(browser, clock)
        #expect(signIn.status == 200, "\(signIn.text)")
        return (dina, browser)
    }

    /// Somebody follows an invitation's link and enrols.
    func enrols(_ name: String, by invitation: Sealing.Invitation) async throws -> Person {
        var person = Person(name)
        let browser = StaffBrowser(self)
        try person.begin(
            try await browser.post(
                "/enrolments/started", ["invitation": invitation.id, "token": invitation.token.base64URL]))
        let answer = try await browser.post("/enrolments", try enrolment(of: person, by: invitation))
        #expect(answer.status == 201, "\(answer.text)")
        return person
    }

    func enrolment(of person: Person, by invitation: Sealing.Invitation) throws -> [String: Any] {
        let mac = invitation.mac(
            for: .init(
                invitation: invitation.id, member: person.memberId, hpkePublic: person.keys.publicBytes,
                signingPublic: person.signing.publicBytes))
        return person.newcomer(code: try person.code(at: clock)).merging([
            "invitation": invitation.id, "token": invitation.token.base64URL,
            "hpkePublic": person.keys.publicBytes.base64URL, "signingPublic": person.signing.publicBytes.base64URL,
            "mac": mac.base64URL,
        ]) { $1 }
    }

    /// Somebody who was invited, enrolled and admitted, and his browser in which he is signed in.
    func admitted(_ name: String, as role: Statement.Role = .counsellor, by dina: Coordinator, _ browser: StaffBrowser)
        async throws -> (Person, StaffBrowser)
    {
        let invitation = try await dina.invites(browser, as: role.rawValue)
        let person = try await enrols(name, by: invitation)
        let answer = try await browser.post(
            "/admissions", try await dina.admission(person, by: invitation, as: role, browser))
        #expect(answer.status == 201, "\(answer.text)")
        let own = StaffBrowser(self)
        let signIn = try await person.signIn(own, clock)
        #expect(signIn.status == 200, "\(signIn.text)")
        return (person, own)
    }
}
