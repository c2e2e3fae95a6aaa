import HelplineCore

/// Codes with how often each comes, out of the sum of all.
struct Lot {
    private let weights: KeyValuePairs<Code, UInt64>
    private let sum: UInt64

    init(_ weights: KeyValuePairs<Code, UInt64>) {
        self.weights = weights
        sum = weights.reduce(0) { $0 + $1.value }
    }

    func draw(_ generator: inout SeededGenerator) -> Code {
        var rest = generator.next() % sum
        for (code, weight) in weights {
            if rest < weight { return code }
            rest -= weight
        }
        return .unknown
    }

    /// One to `atMost` different codes; a code that stands alone is drawn alone.
    func draw(atMost: UInt64, alone: Set<Code>, _ generator: inout SeededGenerator) -> [Code] {
        let first = draw(&generator)
        if alone.contains(first) { return [first] }
        var codes = [first]
        for _ in 0..<(generator.next() % atMost) {
            let next = draw(&generator)
            if !alone.contains(next) && !codes.contains(next) { codes.append(next) }
        }
        return codes
    }
}
