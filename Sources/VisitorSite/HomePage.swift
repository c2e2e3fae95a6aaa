import SiteSupport

/// The one page of the chat: landing and, as templates in it, all steps of a conversation.
struct HomePage: Page {
    static let template = "home"
    static let example = HomePage(frame: .example, open: true, busy: false, config: "{}")

    let path: String
    let exitTarget: String
    let languages: [PageFrame.LanguageChoice]
    let simple: Bool
    let open: Bool
    /// As many wait as may.
    let busy: Bool
    /// The page's configuration for its scripts, safe inside a script element.
    let config: String

    init(frame: PageFrame, open: Bool, busy: Bool, config: String) {
        path = frame.path
        exitTarget = frame.exitTarget
        languages = frame.languages
        simple = frame.simple
        self.open = open
        self.busy = busy
        self.config = config
    }
}
