import SiteSupport

/// There is nothing at this address.
struct NotFoundPage: Page {
    static let template = "not-found"
    static let example = NotFoundPage(frame: .example)

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
