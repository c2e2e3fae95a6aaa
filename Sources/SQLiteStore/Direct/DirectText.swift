/// The text of a statement that is kept: made once, and known by itself, so that finding it needs no comparing of texts.
final class DirectText: Sendable {
    let sql: String

    init(_ sql: String) { self.sql = sql }
}
