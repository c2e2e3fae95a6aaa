import Foundation
import SiteSupport

/// The one page of the chat: landing and, as templates in it, all steps of a conversation.
struct HomePage: Page {
    static let template = "home"
    static let example = HomePage(frame: .example, door: .shut(salt: Data()), words: .example, config: "{}")

    let path: String
    let exitTarget: String
    let languages: [PageFrame.LanguageChoice]
    let simple: Bool
    let open: Bool
    /// Until when it is open, when it will be open again, and when a message that is left now will be read.
    let openWords: String
    let closedWords: String
    let readWords: String
    let mayLeave: Bool
    /// As many wait as may.
    let busy: Bool
    /// The page's configuration for its scripts, safe inside a script element.
    let config: String

    init(frame: PageFrame, door: Door, words: OpeningWords, config: String) {
        path = frame.path
        exitTarget = frame.exitTarget
        languages = frame.languages
        simple = frame.simple
        open = door.isOpen
        busy = door.isFull
        mayLeave = door.mayLeaveMessage
        openWords = words.open
        closedWords = words.closed
        readWords = words.read
        self.config = config
    }
}
