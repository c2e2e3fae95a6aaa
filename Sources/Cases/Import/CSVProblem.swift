/// Why bytes are not CSV, with the line to look at.
public struct CSVProblem: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        case notUTF8, zeroByte, unterminatedQuote, quoteInsideField, textAfterQuote, loneCarriageReturn
        case fieldTooLong, tooManyFields
    }
    public let line: Int
    public let reason: Reason

    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    public var sentence: String {
        switch reason {
        case .notUTF8: "this is not UTF-8; save the file as UTF-8 and try again"
        case .zeroByte: "there is a zero byte in it; this is not a text file"
        case .unterminatedQuote: "a quotation mark is opened here and never closed"
        case .quoteInsideField: "a quotation mark stands inside a value; put the value in quotation marks and double it"
        case .textAfterQuote: "after the closing quotation mark only a comma or the end of the line may follow"
        case .loneCarriageReturn: "a line ends with a lone carriage return; lines end with LF or CRLF"
        case .fieldTooLong: "a value is longer than \(CSVParser.longestField) bytes; is a quotation mark missing?"
        case .tooManyFields: "there are more than \(CSVParser.mostFields) values on one line"
        }
    }
}
