/// One row of an import file that the code book accepts.
public struct ImportedCase: Equatable, Sendable {
    public let number: CaseNumber
    public let quarter: CaseQuarter
    public let fields: CaseFields

    public init(number: CaseNumber, quarter: CaseQuarter, fields: CaseFields) {
        self.number = number
        self.quarter = quarter
        self.fields = fields
    }
}
