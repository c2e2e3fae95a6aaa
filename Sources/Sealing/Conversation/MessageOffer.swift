/// One, two or three organisations that a counsellor shows.
public struct MessageOffer: Equatable, Sendable, Codable {
    public static let most = 3

    /// All texts, in her language; empty where there is nothing.
    public struct Option: Equatable, Sendable, Codable {
        public let name, kind, phone, website, hours, reach, next: String

        public init(
            name: String, kind: String, phone: String, website: String, hours: String, reach: String, next: String
        ) {
            self.name = name
            self.kind = kind
            self.phone = phone
            self.website = website
            self.hours = hours
            self.reach = reach
            self.next = next
        }

        /// Whether every text is as long as a reader takes (twice what an entry holds, in UTF-16 units), and the telephone number is one.
        var isWhole: Bool {
            let bounds = [
                (name, 120), (kind, 60), (phone, 24), (website, 200), (hours, 400), (reach, 400), (next, 400),
            ]
            return !name.isEmpty && bounds.allSatisfy { $0.utf16.count <= 2 * $1 }
                && (phone.isEmpty || phone.wholeMatch(of: /\+?[0-9 -]{3,}/) != nil)
        }
    }
    /// A UUID in lower case.
    public let id: String
    public let options: [Option]

    /// `malformed` for what no reader would show as cards.
    public init(id: String, options: [Option]) throws(SealRefused) {
        try require(LowerCaseUUID.isValid(id), .malformed)
        try require((1...Self.most).contains(options.count) && options.allSatisfy(\.isWhole), .malformed)
        self.id = id
        self.options = options
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: fields.decode(String.self, forKey: .id), options: fields.decode([Option].self, forKey: .options))
    }
}
