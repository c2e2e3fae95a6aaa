/// What a stranger has to know besides the tables to repeat the audit: which classes of one table are, together, classes of another. A row
/// for each cell, named as in the tables by a column per dimension and `Total` where it is of all classes; before it the number of the
/// sum it belongs to, and last how many times it counts. The cells of one sum, each so many times, are nothing together.
enum ClassesCSV {
    static let path = "classes.csv"
    static let sum = "sum"
    static let times = "times"

    /// `nil` when there is nothing to know.
    static func text(of sums: [ClassSum]) -> String? {
        if sums.isEmpty { return nil }
        let terms = sums.flatMap(\.terms)
        let dimensions = Set(terms.flatMap(\.codes.keys)).sorted()
        let rows = sums.enumerated().flatMap { number, sum in
            sum.terms.map { term in
                [String(number + 1)] + dimensions.map { term.codes[$0] ?? TableCSV.total } + [String(term.times)]
            }
        }
        return TableCSV.text(of: [[Self.sum] + dimensions + [times]] + rows)
    }
}
