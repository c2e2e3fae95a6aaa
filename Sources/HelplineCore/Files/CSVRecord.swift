/// One record of a CSV file.
public struct CSVRecord: Equatable, Sendable {
    /// The line on which it begins, from 1.
    public let line: Int
    public let fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}
