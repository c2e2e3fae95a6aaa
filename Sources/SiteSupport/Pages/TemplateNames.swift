/// The names that a template uses, read from its source.
///
/// swift-mustache renders a name that does not exist as nothing; this is what makes a spelling mistake stop the start.
struct TemplateNames {
    /// Dotted names outside `text`.
    var fields: Set<String> = []
    /// Keys below `text`.
    var texts: Set<String> = []
    /// Other templates it includes or inherits from.
    var templates: Set<String> = []

    init(source: String) {
        for tag in Self.tags(of: source) {
            switch tag.first {
            case "!", "%", "$", "/": continue
            case ">", "<": templates.insert(Self.name(tag.dropFirst()))
            case "#", "^", "&": insert(Self.name(tag.dropFirst()))
            default: insert(Self.name(tag))
            }
        }
    }

    /// What stands between two, or three, opening braces and the next closing one, without blanks around it.
    private static func tags(of source: String) -> [Substring] {
        let bytes = source.utf8
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        var tags: [Substring] = []
        var place = bytes.startIndex
        while let first = bytes[place...].firstIndex(of: open) {
            place = bytes.index(after: first)
            guard place < bytes.endIndex, bytes[place] == open else { continue }
            let start = bytes[place...].firstIndex { $0 != open } ?? bytes.endIndex
            guard let end = bytes[start...].firstIndex(of: close) else { break }
            let next = bytes.index(after: end)
            if next < bytes.endIndex, bytes[next] == close { tags.append(trimmed(source[start..<end])) }
            place = next
        }
        return tags
    }

    private static func name(_ tag: Substring) -> String { String(trimmed(tag)) }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        return start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)]
    }

    private mutating func insert(_ name: String) {
        // A transform is written first(list): the name is inside the brackets.
        let inner = String(name.split(separator: "(").last ?? Substring(name)).replacing(")", with: "")
        if inner == "." { return }
        if inner.hasPrefix("text.") {
            texts.insert(String(inner.dropFirst(5)))
        } else {
            fields.insert(inner)
        }
    }
}
