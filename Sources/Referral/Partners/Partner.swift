public import HelplineCore

/// An organisation that somebody can be referred to: one entry of the partner directory. Nothing of a visitor is in it.
public struct Partner: Equatable, Sendable {
    /// How many a directory holds: every search reads at most so many.
    public static let most = 5000

    public let id: PartnerID
    /// From 1, one higher at every change.
    public let version: Int
    public let kind: PartnerKind
    public let dutch, english: PartnerWords
    /// Digits, spaces and hyphens as people write them, with a leading `+` from abroad; `nil` where one does not call.
    public let phone: String?
    /// Begins with `https://`.
    public let website: String?
    public let serves: PartnerReach
    /// The day after which what stands here is no longer taken for true; `nil` until the organisation itself confirmed it.
    public let review: LocalDay?

    public init(
        id: PartnerID, version: Int, kind: PartnerKind, dutch: PartnerWords, english: PartnerWords,
        phone: String? = nil,
        website: String? = nil, serves: PartnerReach, review: LocalDay? = nil
    ) throws(PartnerProblem) {
        guard phone.map(Self.isPhone) ?? true else { throw .phone }
        guard website.map(Self.isWebsite) ?? true else { throw .website }
        self.id = id
        self.version = version
        self.kind = kind
        self.dutch = dutch
        self.english = english
        self.phone = phone
        self.website = website
        self.serves = serves
        self.review = review
    }

    public func words(in language: Language) -> PartnerWords { language == .dutch ? dutch : english }

    /// Three to fifteen digits.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (48...57).contains($0) }
        let rest = text.hasPrefix("+") ? text.dropFirst() : text[...]
        return (3...15).contains(digits) && text.utf8.count <= 24 && rest.first != " " && rest.last != " "
            && rest.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    }

    static func isWebsite(_ text: String) -> Bool {
        let rest = text.dropFirst(8)
        return text.hasPrefix("https://") && text.utf8.count <= 200 && rest.contains(".")
            && rest.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: "\"") }
    }
}

/// One entry of the directory.
public enum PartnerThing: Sendable {}
public typealias PartnerID = Identifier<PartnerThing>
