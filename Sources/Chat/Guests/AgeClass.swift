/// How old she says she is, asked gently before somebody from outside comes in, and only as closely as the rules need.
public enum AgeClass: String, Sendable, Codable, CaseIterable {
    case under12 = "under-12"
    case from12 = "12-15"
    case from16 = "16-up"
    /// She would rather not say: the rules for 12 to 15 hold, and no counsellor who believes her younger can choose it for her.
    case unsaid
}
