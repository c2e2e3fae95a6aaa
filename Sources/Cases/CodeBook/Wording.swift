/// A text for professionals in both languages of the product.
public struct Wording: Equatable, Sendable, Codable {
    public let nl: String
    public let en: String

    public init(nl: String, en: String) {
        self.nl = nl
        self.en = en
    }
}
