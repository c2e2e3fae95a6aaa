import Accounts
import Foundation
import Testing

@Suite struct NameTests {
    @Test(arguments: ["ada", "Bram.de-Vries_2", String(repeating: "a", count: 32)])
    func `a sign-in name may be`(_ text: String) {
        #expect(SignInName(text)?.text == text)
    }

    @Test(arguments: [
        "", "ab", String(repeating: "a", count: 33), "ada lovelace", "zoë", "ada@example.org", "ada\n", "аda",
    ])
    func `a sign-in name may not be`(_ text: String) {
        #expect(SignInName(text) == nil)
    }

    @Test func `names that differ in case only are one name`() throws {
        #expect(try #require(SignInName("Dina")) == #require(SignInName("dINA")))
        #expect(try #require(SignInName("Dina")) != #require(SignInName("Dino")))
    }

    @Test(arguments: ["D", "Zoë van 't Hof", "ليلى"])
    func `a display name may be`(_ text: String) {
        #expect(DisplayName(text)?.text == text)
    }

    @Test(arguments: [
        "", "   ", String(repeating: "a", count: 41), "Di\nna", "Di\u{0}na", "Di\u{202e}na", "Di\u{200b}na",
    ])
    func `a display name may not be`(_ text: String) {
        #expect(DisplayName(text) == nil)
    }

    @Test func `one character may not hide hundreds of marks`() {
        let pile = "a" + String(repeating: "\u{301}", count: 300)

        #expect(pile.count == 1)
        #expect(DisplayName(pile) == nil)
    }

    @Test func `spaces around a display name are not part of it`() {
        #expect(DisplayName("  Dina ")?.text == "Dina")
    }

    @Test func `a passphrase is stretched with exactly 16 bytes of salt and at least 600,000 rounds`() {
        #expect(PassphraseParameters(salt: Data(count: 16), iterations: 600_000) != nil)
        #expect(PassphraseParameters(salt: Data(count: 15), iterations: 600_000) == nil)
        #expect(PassphraseParameters(salt: Data(count: 17), iterations: 600_000) == nil)
        #expect(PassphraseParameters(salt: Data(count: 16), iterations: 599_999) == nil)
        #expect(PassphraseParameters(salt: Data(count: 16), iterations: 10_000_001) == nil)
    }
}
