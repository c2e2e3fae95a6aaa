public import Chat
public import HelplineCore

/// An entrance of its own to the same team: a campaign's, a partner's, one in other words. Browsers reach it by its own host name, so
/// that its one page has the neutral address that every visitor's page has.
public struct NamedDoor: Equatable, Sendable {
    /// The texts that a door may say in its own way; everything that is promised or explained stays as it is.
    public static let ownTexts: Set<String> = [
        "homeH1", "homeLead", "homeLeadSimple", "homeWho", "homeWhoSimple", "homeStart",
    ]

    public let name: DoorName
    /// Without port, in small letters.
    public let hosts: Set<String>
    /// What stands in the place of the usual texts.
    public let texts: [Language: [String: String]]
    /// The language of the page for a browser that asks for none of ours; `nil` is as everywhere.
    public let language: Language?
    /// When this entrance is open, within the team's hours; `OpeningHours.none` is as long as the team's.
    public let hours: OpeningHours

    public init(
        name: DoorName, hosts: Set<String>, texts: [Language: [String: String]], language: Language? = nil,
        hours: OpeningHours = .none
    ) {
        self.name = name
        self.hosts = hosts
        self.texts = texts
        self.language = language
        self.hours = hours
    }
}
