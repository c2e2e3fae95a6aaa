public import HelplineCore

/// What a dimension, class or figure is called in a report.
public struct Label: Equatable, Sendable, Codable {
    public let nl: String
    public let en: String
    public init(nl: String, en: String) {
        self.nl = nl
        self.en = en
    }
    public func text(in language: Language) -> String {
        switch language {
        case .dutch: nl
        case .english: en
        }
    }
}
