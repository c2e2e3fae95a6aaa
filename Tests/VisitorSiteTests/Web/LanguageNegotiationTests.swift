import HelplineCore
import SiteSupport
import Testing

@Suite struct LanguageNegotiationTests {
    @Test(arguments: [
        (nil, Language.dutch), ("", .dutch), ("nl-NL,nl;q=0.9,en;q=0.8", .dutch), ("en-GB", .english),
        ("en;q=0.5, nl;q=0.6", .dutch), ("nl;q=0, en;q=0.1", .english), ("pl", .english), ("*", .dutch),
        ("NL-be", .dutch),
        ("ar, fa;q=0.9", .english), ("en;q=nonsense, nl;q=0.2", .dutch),
    ])
    func `the reader gets the language that she reads best`(header: String?, expected: Language) {
        #expect(LanguageNegotiation.language(for: header) == expected)
    }

    @Test(arguments: [
        ("lang=en", Language.english), ("a=b&lang=nl", .dutch), ("lang=xx", nil), ("", nil), ("langen", nil),
    ])
    func `the button's choice is read from the form`(form: String, expected: Language?) {
        #expect(LanguageNegotiation.language(inForm: form) == expected)
    }
}
