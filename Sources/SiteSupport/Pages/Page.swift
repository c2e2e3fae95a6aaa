/// What one page knows: strings, numbers, booleans and lists of such structs; its template has the words and the shape.
public protocol Page: Sendable {
    /// The template's name: its path below the site's template folder, without `.mustache`.
    static var template: String { get }
    /// A filled page for the check at start. Lists need at least one element and optionals a value, so that every name that the
    /// template may use can be seen.
    static var example: Self { get }
}
