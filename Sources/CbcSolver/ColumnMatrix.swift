import DisclosureControl

/// A program as COIN-OR reads it: by column, with its bounds in arrays.
struct ColumnMatrix {
    let program: LinearProgram
    private(set) var starts: [Int32] = [0]
    private(set) var rows: [Int32] = []
    private(set) var values: [Double] = []
    let columnLower: [Double]
    let columnUpper: [Double]
    let rowLower: [Double]
    let rowUpper: [Double]

    init(_ program: LinearProgram) {
        self.program = program
        columnLower = program.variables.map(\.lower)
        columnUpper = program.variables.map(\.upper)
        rowLower = program.rows.map(\.lower)
        rowUpper = program.rows.map(\.upper)
        var columns = [[(row: Int32, value: Double)]](repeating: [], count: program.variables.count)
        for (place, row) in program.rows.enumerated() {
            for term in row.terms { columns[term.variable].append((Int32(place), term.coefficient)) }
        }
        for column in columns {
            rows += column.map(\.row)
            values += column.map(\.value)
            starts.append(Int32(rows.count))
        }
    }

    func coefficients(of objective: Objective) -> [Double] {
        var coefficients = [Double](repeating: 0, count: program.variables.count)
        for term in objective.terms { coefficients[term.variable] += term.coefficient }
        return coefficients
    }
}
