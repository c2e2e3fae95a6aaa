/// Something in an import file that is refused: where it is and what is allowed there. In English, for the command line.
public struct CaseImportProblem: Equatable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: String?
    public let sentence: String

    public init(line: Int, column: String? = nil, sentence: String) {
        self.line = line
        self.column = column
        self.sentence = sentence
    }

    public var description: String {
        if let column { "line \(line), column \(column): \(sentence)" } else { "line \(line): \(sentence)" }
    }
}
