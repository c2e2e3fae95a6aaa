package import Chat
import HelplineCore

extension Capacity {
    /// Its languages as they are stored: codes in the order of the alphabet, with spaces.
    package var languageWords: String { languages.map(\.rawValue).sorted().joined(separator: " ") }

    /// `nil` unless the number is allowed and each word is a language.
    package init?(atMost: Int, languageWords: String) {
        let languages = languageWords.split(separator: " ").map { Language(rawValue: String($0)) }
        self.init(atMost: atMost, languages: Set(languages.compactMap { $0 }))
        guard !languages.contains(nil) else { return nil }
    }
}
