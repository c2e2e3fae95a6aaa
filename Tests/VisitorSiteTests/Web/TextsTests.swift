import HelplineCore
import SiteSupport
import Testing

@Suite struct TextsTests {
    private func texts(_ language: Language, _ values: [String: String]) -> Texts {
        Texts(language: language, values: values)
    }

    @Test func `fixed values are filled in and the scripts' names stay`() throws {
        let locales = try Locales(
            [
                .dutch: texts(.dutch, ["call": "Bel {phone}, {name}"]),
                .english: texts(.english, ["call": "Call {phone}, {name}"]),
            ],
            fillings: ["phone": "112"])

        #expect(locales[.dutch].text("call") == "Bel 112, {name}")
        #expect(locales[.english].text("call", ["name": "Ada"]) == "Call 112, Ada")
        #expect(locales[.english].text("none") == nil)
    }

    @Test(arguments: [["call": "Call {number}"], ["call": "Call {phone}", "more": "More"], [:]])
    func `a translation with other keys or other names stops the start`(english: [String: String]) {
        #expect(throws: AssetFailure.self) {
            try Locales([.dutch: texts(.dutch, ["call": "Bel {phone}"]), .english: texts(.english, english)])
        }
    }

    @Test(arguments: [
        ("{", "{"), ("{}", "{}"), ("{{name}}", "{Ada}"), ("{ name}", "{ name}"), ("{1name}", "{1name}"),
        ("{é}{name}é", "{é}Adaé"),
        ("{name", "{name"), ("{na{name}", "{naAda"), ("{other}", "{other}"),
    ])
    func `a name stands between two braces, and anything else stays as it is`(text: String, filled: String) {
        let texts = Texts(language: .english, values: ["a": text])

        #expect(texts.text("a", ["name": "Ada"]) == filled)
    }

    @Test func `a right-to-left language says so`() {
        #expect(texts(.english, ["direction": "rtl"]).direction == "rtl")
        #expect(texts(.dutch, [:]).direction == "ltr")
    }
}
