import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import PartnerSite
import SiteTestSupport
import TestSupport
import Testing

/// Who has no link to a letter, or sends no whole request.
@Suite struct LetterStrangerTests {
    private static let letter = "/letters/00000000-0000-4000-8000-000000000001"

    private static func opening(without field: String? = nil) -> String {
        var body = ["token": Data.random(32), "proof": .random(32), "sessionHash": .random(32)]
        if let field { body[field] = .random(7) }
        return "{\(body.map { "\"\($0)\":\"\($1.base64URL)\"" }.joined(separator: ","))}"
    }

    @Test func `a letter that nobody wrote does not exist, and an address guesses five times a minute`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            for _ in 0..<5 {
                #expect(
                    try await browser.send(.post, "\(Self.letter)/opening", json: Self.opening()).status == .notFound)
            }

            let sixth = try await browser.send(.post, "\(Self.letter)/opening", json: Self.opening())

            #expect(sixth.status == .tooManyRequests)
            #expect(sixth.header("retry-after") == "60")
        }
    }

    @Test(arguments: ["token", "proof", "sessionHash"])
    func `an opening that is not whole is refused by the field's name`(field: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(.post, "\(Self.letter)/opening", json: Self.opening(without: field))

            #expect(answer.status == .badRequest)
            #expect(try answer.json["field"] as? String == field)
        }
    }

    @Test func `a receipt is for who opened it, and from the page itself`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let receipt = #"{"session":"\#(Data.random(32).base64URL)"}"#

            let unknown = try await browser.send(.post, "\(Self.letter)/receipt", json: receipt)
            let elsewhere = try await browser.send(
                .post, "\(Self.letter)/receipt", headers: ["sec-fetch-site": "cross-site"], json: receipt)
            let short = try await browser.send(.post, "\(Self.letter)/receipt", json: #"{"session":"AAAA"}"#)

            #expect(unknown.status == .notFound)
            #expect(elsewhere.status == .forbidden)
            #expect(short.status == .badRequest)
        }
    }
}
