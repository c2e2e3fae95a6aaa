/// A language of conversation or of pages, as a BCP 47 primary tag.
public enum Language: String, Sendable, Codable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}
