/// How often something was tried, as it is kept.
public struct LimitCount: Equatable, Sendable {
    public let count: Int
    /// From this moment on it means nothing.
    public let ends: Timestamp

    public init(count: Int, ends: Timestamp) {
        self.count = count
        self.ends = ends
    }
}
