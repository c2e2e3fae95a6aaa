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

    /// What to do about it.
    public func sentence(in language: Language = .english) -> String { language == .dutch ? dutch : english }

    private var english: String {
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

    private var dutch: String {
        switch reason {
        case .notUTF8: "dit is geen UTF-8; sla het bestand op als UTF-8 en probeer het opnieuw"
        case .zeroByte: "er staat een nulbyte in; dit is geen tekstbestand"
        case .unterminatedQuote: "hier begint een aanhalingsteken dat nergens eindigt"
        case .quoteInsideField:
            "er staat een aanhalingsteken in een waarde; zet de waarde tussen aanhalingstekens en verdubbel het"
        case .textAfterQuote: "na het sluitende aanhalingsteken mag alleen een komma of het eind van de regel komen"
        case .loneCarriageReturn: "een regel eindigt met alleen een CR; regels eindigen met LF of CRLF"
        case .fieldTooLong:
            "een waarde is langer dan \(CSVParser.longestField) bytes; ontbreekt er een aanhalingsteken?"
        case .tooManyFields: "er staan meer dan \(CSVParser.mostFields) waarden op een regel"
        }
    }
}
