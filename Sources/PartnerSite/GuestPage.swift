import HelplineCore
import SiteSupport

/// The one page of a guest: neutral until his link and his code are there, and empty again when he is out.
struct GuestPage: Page {
    static let template = "page"
    static let example = GuestPage(languages: LanguageChoice.all(in: .dutch), config: "{}")

    let languages: [LanguageChoice]
    /// The page's configuration for its scripts, safe inside a script element.
    let config: String
}
