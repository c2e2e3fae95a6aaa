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
        for match in source.matches(of: /\{\{\{?\s*([#^\/&>!<$%]?)\s*([^}]*?)\s*\}?\}\}/) {
            let name = String(match.output.2)
            switch match.output.1 {
            case "!", "%", "$": continue
            case ">", "<": templates.insert(name)
            case "/": continue
            default: insert(name)
            }
        }
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
