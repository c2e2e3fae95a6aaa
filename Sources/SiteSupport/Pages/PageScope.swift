import HelplineCore
import Mustache

/// The outermost scope of a template: the page's own fields, its language and direction, and the texts as `text`.
struct PageScope: MustacheParent {
    let page: any Page
    let texts: Texts

    func child(named name: String) -> Any? {
        switch name {
        case "text": return texts
        case "language": return texts.language.rawValue
        case "direction": return texts.direction
        default: return field(named: name)
        }
    }

    private func field(named name: String) -> Any? {
        guard let field = Mirror(reflecting: page).children.first(where: { $0.label == name }) else { return nil }
        let mirror = Mirror(reflecting: field.value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : field.value
    }
}
