import SiteSupport

/// A page to read; its words are all in the texts.
struct ReadingPage: Page {
    enum Kind: String, CaseIterable {
        case index = "reading"
        case safe = "reading-safe"
        case promises = "reading-promises"
        case rights = "reading-rights"
        case choices = "reading-choices"
        case accessibility = "reading-accessibility"
    }
    static let template = Kind.index.rawValue
    static let example = ReadingPage(frame: .example)

    let path: String
    let exitTarget: String
    let languages: [PageFrame.LanguageChoice]
    let simple: Bool

    init(frame: PageFrame) {
        path = frame.path
        exitTarget = frame.exitTarget
        languages = frame.languages
        simple = frame.simple
    }
}
