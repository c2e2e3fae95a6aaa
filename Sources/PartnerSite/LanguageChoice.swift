import HelplineCore

/// One of the languages that the page speaks.
struct LanguageChoice: Sendable {
    let code: String
    let name: String
    let current: Bool

    /// Each in its own name: who looks for a language reads no other.
    static func all(in language: Language) -> [LanguageChoice] {
        [(Language.dutch, "Nederlands"), (.english, "English")].map {
            LanguageChoice(code: $0.0.rawValue, name: $0.1, current: $0.0 == language)
        }
    }
}
