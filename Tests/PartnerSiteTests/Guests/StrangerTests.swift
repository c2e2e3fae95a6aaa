import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import PartnerSite
import SiteTestSupport
import TestSupport
import Testing

/// Who has no link, or somebody else's.
@Suite struct StrangerTests {
    private static let guest = "/guests/00000000-0000-4000-8000-000000000001"

    static func knock(token: Data = .random(32)) -> String {
        """
        {"token":"\(token.base64URL)","publicKey":"\((Data([4]) + Data.random(64)).base64URL)",\
        "sessionHash":"\(Data.random(32).base64URL)","mac":"\(Data.random(32).base64URL)"}
        """
    }

    @Test func `a guest whom nobody invited does not exist`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(.post, "\(Self.guest)/knock", json: Self.knock())

            #expect(answer.status == .notFound)
        }
    }

    @Test func `after five knocks an address waits a minute`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            func knocks() async throws -> TestResponse {
                try await browser.send(.post, "\(Self.guest)/knock", json: Self.knock())
            }
            for _ in 0..<5 { #expect(try await knocks().status == .notFound) }

            let sixth = try await knocks()

            #expect(sixth.status == .tooManyRequests)
            #expect(sixth.header("retry-after") == "60")
            under.clock.advance(by: .seconds(60))
            #expect(try await knocks().status == .notFound)
        }
    }

    @Test(arguments: ["", "/entries"])
    func `without a session that is his nothing is told`(address: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let none = try await browser.get(Self.guest + address)
            let invented = try await browser.get(Self.guest + address, token: .random(32))
            let short = try await browser.get(Self.guest + address, token: .random(31))

            for answer in [none, invented, short] {
                #expect(answer.status == .unauthorized)
                #expect(try answer.code == "session-ended")
            }
        }
    }

    @Test(arguments: ["/messages", "/departure"])
    func `without a session that is his nothing is done`(address: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(.post, Self.guest + address, token: .random(32), json: "{}")

            #expect(answer.status == .unauthorized)
        }
    }

    @Test(arguments: ["token", "publicKey", "sessionHash", "mac"])
    func `a knock that is not whole is refused by the field's name`(field: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            var body = try JSONSerialization.jsonObject(with: Data(Self.knock().utf8)) as? [String: String] ?? [:]
            body[field] = Data.random(7).base64URL
            let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)

            let answer = try await browser.send(.post, "\(Self.guest)/knock", json: json)

            #expect(answer.status == .badRequest)
            #expect(try answer.json["field"] as? String == field)
        }
    }
}
