/// The beginning of a value from a file, for an error message: what is wrong may be a whole paragraph.
public enum Excerpt {
    public static func of(_ text: String) -> String {
        let printable = String(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        return printable.count <= 40 ? printable : printable.prefix(40) + "…"
    }
}
