import HelplineCore

/// What a file in the form of a standard says and the code book cannot.
public struct UnmappedValue: Hashable, Sendable {
    public enum Reason: Equatable, Sendable {
        /// Several codes are written as this value.
        case severalCodes
        /// No code is, and none takes it.
        case noCode
    }
    public let column: String
    public let reason: Reason
}

extension LineTally<UnmappedValue> {
    /// A sentence for each.
    var sentences: [String] {
        entries.map { entry in
            let why =
                switch entry.thing.reason {
                case .severalCodes: "stand for several codes of the code book and were not split"
                case .noCode: "have no code in the code book"
                }
            let lines = entry.lines.map(String.init).joined(separator: ", ")
            return "Column \(entry.thing.column): \(entry.count) values \(why), so not known; first on line \(lines)."
        }
    }
}
