public import HelplineCore

/// What one professional can take on: set by a coordinator, kept to by the claim itself.
public struct Capacity: Equatable, Sendable {
    /// More than four at once nobody can do well.
    public static let allowed = 1...4
    public static let usual = 2

    /// Conversations he may have active at once.
    public let atMost: Int
    /// Languages he can talk in; never none.
    public let languages: Set<Language>

    /// `nil` unless the number is allowed and there is a language.
    public init?(atMost: Int, languages: Set<Language>) {
        guard Self.allowed.contains(atMost), !languages.isEmpty else { return nil }
        self.atMost = atMost
        self.languages = languages
    }
}
