/// What is said of an organisation in one language, to who may turn to it.
public struct PartnerWords: Equatable, Sendable {
    /// Unicode characters.
    public static let longestName = 120
    /// So that three entries fit into one sealed message.
    public static let longestText = 400

    public let name: String
    /// How to reach it, what it asks; may be empty.
    public let reach: String
    /// What happens next; may be empty.
    public let next: String

    public init(name: String, reach: String = "", next: String = "") throws(PartnerProblem) {
        guard (1...Self.longestName).contains(name.unicodeScalars.count), Self.isPlain(name) else { throw .name }
        guard reach.unicodeScalars.count <= Self.longestText, Self.isPlain(reach) else { throw .reach }
        guard next.unicodeScalars.count <= Self.longestText, Self.isPlain(next) else { throw .next }
        self.name = name
        self.reach = reach
        self.next = next
    }

    /// One line without a character that cannot be seen or that turns the direction of writing, and no space at its ends.
    static func isPlain(_ text: String) -> Bool {
        let hidden: Set<Unicode.GeneralCategory> = [
            .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        ]
        return !text.unicodeScalars.contains { hidden.contains($0.properties.generalCategory) }
            && text.first?.isWhitespace != true && text.last?.isWhitespace != true
    }
}
