import SiteSupport

/// The steps of a conversation as templates, with the configuration of their scripts: fetched when a visitor presses *Start*,
/// so that the landing page stays small for a slow network.
struct StepsPage: Page {
    static let template = "steps"
    static let example = StepsPage(home: .example)

    let path: String
    let exitTarget: String
    let languages: [PageFrame.LanguageChoice]
    let open: Bool
    let readWords: String
    let busy: Bool
    let config: String

    init(home: HomePage) {
        path = home.path
        exitTarget = home.exitTarget
        languages = home.languages
        open = home.open
        readWords = home.readWords
        busy = home.busy
        config = home.config
    }
}
