public import Foundation

/// What is known of a file beside what is in it.
public struct CaseFileOrigin: Equatable, Sendable {
    /// For rows that say no year of their own.
    public let year: Int?
    /// SHA-256 of the whole file: from it and the line come the keys of rows without one, so that the same file brings the same
    /// cases again and another file brings others.
    public let digest: Data

    public init(year: Int? = nil, digest: Data = Data()) {
        self.year = year
        self.digest = digest
    }
}
