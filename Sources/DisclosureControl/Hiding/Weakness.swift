/// A hidden cell that some reader knows too well.
struct Weakness {
    let finding: PartExamination.Finding
    let part: Reader.Part

    /// The system's rows that the reader used, in the order of the solution's prices.
    var rows: [Int] { part.rows }
    func isHidden(_ cell: Int) -> Bool { part.variable(of: cell) != nil }
}
