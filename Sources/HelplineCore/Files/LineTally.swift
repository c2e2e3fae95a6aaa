/// How often each thing was met in a file, and on which lines first; never what stood there.
public struct LineTally<Thing: Hashable & Sendable>: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        public let thing: Thing
        public var count = 0
        /// The first of its lines, at most `mostLines`.
        public var lines: [Int] = []
    }
    public static var mostLines: Int { 3 }

    /// In the order in which they were first met.
    public private(set) var entries: [Entry] = []

    public init() {}

    public mutating func add(_ thing: Thing, line: Int) {
        let place =
            entries.firstIndex { $0.thing == thing }
            ?? {
                entries.append(Entry(thing: thing))
                return entries.count - 1
            }()
        entries[place].count += 1
        if entries[place].lines.count < Self.mostLines && entries[place].lines.last != line {
            entries[place].lines.append(line)
        }
    }
}
