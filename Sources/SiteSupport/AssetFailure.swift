/// A file that a site needs is missing or wrong. It stops the start; the sentence says which file and what to do.
public struct AssetFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
