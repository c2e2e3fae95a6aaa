/// What a program is solved for.
public struct Objective: Equatable, Sendable {
    public enum Direction: Sendable { case least, most }
    public let direction: Direction
    public let terms: [LinearProgram.Term]

    public init(_ direction: Direction, _ terms: [LinearProgram.Term]) {
        self.direction = direction
        self.terms = terms
    }
}
