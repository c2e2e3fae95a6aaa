/// The code of an entrance: a campaign's, a partner's, one in other words. It says nothing about who came by it.
public struct DoorName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// `nil` unless it is 2 to 20 small letters, digits and hyphens, and begins with a letter.
    public init?(_ text: some StringProtocol) {
        guard (2...20).contains(text.utf8.count), text.first?.isLetter == true,
            text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { return nil }
        description = String(text)
    }
}
