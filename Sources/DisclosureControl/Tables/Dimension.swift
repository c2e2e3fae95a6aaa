/// One way to divide people, into classes of which each person is in exactly one.
public struct Dimension: Equatable, Sendable {
    public let name: String
    public let classes: [String]

    public init(_ name: String, _ classes: [String]) {
        self.name = name
        self.classes = classes
    }
}
