/// A message between a program and its solver: 64-bit words, of one machine.
struct Words {
    private(set) var words: [UInt64] = []
    private var next = 0

    init(_ words: [UInt64] = []) { self.words = words }

    mutating func write(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }
    mutating func write(_ number: Double) { words.append(number.bitPattern) }
    mutating func write(_ flag: Bool) { words.append(flag ? 1 : 0) }
    mutating func write(_ numbers: [Double]) {
        write(numbers.count)
        words += numbers.map(\.bitPattern)
    }
    mutating func write<Each>(_ each: [Each], _ one: (inout Words, Each) -> Void) {
        write(each.count)
        for element in each { one(&self, element) }
    }

    mutating func word() throws(MalformedWords) -> UInt64 {
        guard next < words.count else { throw MalformedWords() }
        defer { next += 1 }
        return words[next]
    }
    mutating func integer() throws(MalformedWords) -> Int { Int(Int64(bitPattern: try word())) }
    mutating func double() throws(MalformedWords) -> Double { Double(bitPattern: try word()) }
    mutating func flag() throws(MalformedWords) -> Bool { try word() == 1 }
    /// How many follow: never more than there are words left.
    mutating func count() throws(MalformedWords) -> Int {
        let count = try integer()
        guard count >= 0, count <= words.count - next else { throw MalformedWords() }
        return count
    }
    mutating func doubles() throws(MalformedWords) -> [Double] {
        try array { (words) throws(MalformedWords) in try words.double() }
    }
    mutating func array<Each>(_ one: (inout Words) throws(MalformedWords) -> Each) throws(MalformedWords) -> [Each] {
        var each: [Each] = []
        for _ in 0..<(try count()) { each.append(try one(&self)) }
        return each
    }
}

struct MalformedWords: Error {}
