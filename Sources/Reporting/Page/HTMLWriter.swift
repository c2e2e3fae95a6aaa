/// Writes HTML in which a value can never become markup: names of elements and attributes are literals of the program,
/// everything else is escaped.
struct HTMLWriter {
    private(set) var html = "<!DOCTYPE html>\n"

    /// Opens an element, writes what `content` writes, and closes it.
    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        html += "</\(name)>\n"
    }

    /// An element that holds nothing but text.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String) {
        open(name, attributes)
        html += Self.escaped(text) + "</\(name)>\n"
    }

    /// An element without an end tag (`meta`, `link`).
    mutating func void(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        open(name, attributes)
        html += "\n"
    }

    mutating func text(_ text: String) { html += Self.escaped(text) }

    private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        html += "<\(name)"
        for (key, value) in attributes { html += " \(key)=\"\(Self.escaped(value))\"" }
        html += ">"
    }

    /// For text and for attribute values in double quotes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
