/// Over whom a table counts.
public enum Population: String, Sendable, Codable, CaseIterable {
    /// Everybody who is counted: victims and bystanders who asked about trafficking.
    case counted
    /// Of those, the victims who sought contact themselves (`role = self`).
    case own = "self"
}
