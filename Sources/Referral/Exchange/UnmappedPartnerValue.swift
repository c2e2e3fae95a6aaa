/// What a file of another directory says and an entry cannot.
public struct UnmappedPartnerValue: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// An entry has no place for it.
        case noPlace
        /// It is in a form that an entry cannot take: a number that nobody can call, a text that is too long or has markup.
        case noForm
        /// Hours that are not the same every week: none of its entry's are taken.
        case hours
        /// Its entry is left out: it is not active, or whom it serves cannot be said.
        case leftOut
    }
    public let file: String
    public let column: String
    public let reason: Reason
}
