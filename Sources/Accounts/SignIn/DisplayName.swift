import Foundation

/// What colleagues and visitors see of a professional: 1 to 40 characters, no line breaks or control characters, no spaces
/// around it.
public struct DisplayName: Hashable, Sendable, CustomStringConvertible {
    /// Ten bytes a character leaves room for every script and still bounds what one character may hide.
    private static let mostBytes = 400

    public let text: String

    /// `nil` when it is empty, too long or holds a control, format or line-breaking character.
    public init?(_ text: String) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...40).contains(trimmed.count), trimmed.utf8.count <= Self.mostBytes,
            trimmed.unicodeScalars.allSatisfy(Self.isShown)
        else { return nil }
        self.text = trimmed
    }

    public var description: String { text }

    /// Format characters are refused too: a direction override would let one name look like another.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
