import HelplineCore
import SiteSupport

/// There is nothing at this address.
struct NotFoundPage: Page {
    static let template = "not-found"
    static let example = NotFoundPage(languages: LanguageChoice.all(in: .dutch))

    let languages: [LanguageChoice]
}
