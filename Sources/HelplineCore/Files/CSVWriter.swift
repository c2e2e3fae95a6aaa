/// Writes CSV by RFC 4180: comma, CRLF, quotation marks only where they are needed.
public enum CSVWriter {
    public static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
                || byte == UInt8(ascii: "\n")
        }
        guard needsQuotes || field.unicodeScalars.first == "\u{FEFF}" else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
