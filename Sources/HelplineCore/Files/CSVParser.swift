/// Reads CSV by RFC 4180 from bytes that come in pieces, in bounded memory: one record of at most `mostFields` values of at
/// most `longestField` bytes. Accepts LF for CRLF, a byte order mark, and lines without anything, which it leaves out.
public struct CSVParser: Sendable {
    public static let longestField = 10_000
    public static let mostFields = 200

    private enum State { case atStart, plain, quoted, afterQuote, afterReturn }

    private var state = State.atStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var line = 1
    private var recordLine = 1
    private var quoteLine = 1
    private var wasQuoted = false
    /// The bytes of a byte order mark seen so far; `nil` once it is clear whether there is one. It is one only at the very
    /// beginning.
    private var mark: [UInt8]? = []
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public init() {}

    /// Adds the records that these bytes complete to `records`; those before an error are among them.
    public mutating func feed(_ bytes: some Sequence<UInt8>, into records: inout [CSVRecord]) throws(CSVProblem) {
        for byte in bytes {
            guard let seen = mark else {
                try take(byte, into: &records)
                continue
            }
            if byte == Self.byteOrderMark[seen.count] {
                mark = seen.count == 2 ? nil : seen + [byte]
            } else {
                mark = nil
                for each in seen + [byte] { try take(each, into: &records) }
            }
        }
    }

    /// The end of the file: completes a last record without a line break.
    public mutating func finish(into records: inout [CSVRecord]) throws(CSVProblem) {
        for each in mark ?? [] { try take(each, into: &records) }
        mark = nil
        switch state {
        case .quoted: throw CSVProblem(line: quoteLine, reason: .unterminatedQuote)
        case .afterReturn: throw problem(.loneCarriageReturn)
        case .atStart, .plain, .afterQuote: try endRecord(into: &records)
        }
    }

    private mutating func take(_ byte: UInt8, into records: inout [CSVRecord]) throws(CSVProblem) {
        if byte == 0 { throw problem(.zeroByte) }
        switch (state, byte) {
        case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
        case (.quoted, _):
            if byte == UInt8(ascii: "\n") { line += 1 }
            try append(byte)
        case (.afterQuote, UInt8(ascii: "\"")):
            try append(byte)
            state = .quoted
        case (.afterReturn, let next) where next != UInt8(ascii: "\n"): throw problem(.loneCarriageReturn)
        case (_, UInt8(ascii: "\n")):
            try endRecord(into: &records)
            line += 1
            recordLine = line
        case (_, UInt8(ascii: "\r")): state = .afterReturn
        case (_, UInt8(ascii: ",")): try endField()
        case (.afterQuote, _): throw problem(.textAfterQuote)
        case (.atStart, UInt8(ascii: "\"")):
            state = .quoted
            quoteLine = line
            wasQuoted = true
        case (_, UInt8(ascii: "\"")): throw problem(.quoteInsideField)
        default:
            state = .plain
            try append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) throws(CSVProblem) {
        guard field.count < Self.longestField else {
            // A quote that was never closed takes all that follows into the value: its line is the one to look at.
            throw CSVProblem(line: state == .quoted ? quoteLine : line, reason: .fieldTooLong)
        }
        field.append(byte)
    }

    private mutating func endField() throws(CSVProblem) {
        guard fields.count < Self.mostFields else { throw problem(.tooManyFields) }
        guard let text = String(validating: field, as: UTF8.self) else { throw problem(.notUTF8) }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        state = .atStart
    }

    private mutating func endRecord(into records: inout [CSVRecord]) throws(CSVProblem) {
        let isBlank = fields.isEmpty && field.isEmpty && !wasQuoted
        if isBlank {
            state = .atStart
            return
        }
        try endField()
        records.append(CSVRecord(line: recordLine, fields: fields))
        fields.removeAll(keepingCapacity: true)
        wasQuoted = false
    }

    private func problem(_ reason: CSVProblem.Reason) -> CSVProblem { CSVProblem(line: line, reason: reason) }
}
