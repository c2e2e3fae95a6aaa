import HelplineCore

/// What every page of the visitor's site knows.
struct PageFrame: Sendable {
    struct LanguageChoice: Sendable {
        let code: String
        let name: String
        let current: Bool
    }
    let path: String
    let exitTarget: String
    let languages: [LanguageChoice]
    /// Whether the reader asked for the simpler texts.
    let simple: Bool

    init(path: String, exitTarget: String, language: Language, simple: Bool = false) {
        self.simple = simple
        self.path = path
        self.exitTarget = exitTarget
        // Each in its own name: who looks for a language reads no other.
        languages = [(Language.dutch, "Nederlands"), (.english, "English")].map {
            LanguageChoice(code: $0.0.rawValue, name: $0.1, current: $0.0 == language)
        }
    }

    static let example = PageFrame(path: "/", exitTarget: "https://example.org/", language: .dutch)
}
