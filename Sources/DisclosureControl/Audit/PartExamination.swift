/// What can be worked out within one part of what a reader knows.
struct PartExamination {
    /// What is known of one cell to somebody in `insider`, or to any reader when that is `nil`. All are places in the system.
    struct Finding {
        let cell: Int
        let insider: Int?
        let extremes: RangeFinder.Extremes
    }
    let part: Reader.Part
    private let variables: [Int]
    private let finder: RangeFinder
    /// How wide a cell's range must be; `nil`: the cell is not protected.
    private let width: (Int) -> Int?

    init(_ part: Reader.Part, solver: any LinearSolver, width: @escaping (Int) -> Int?) {
        self.part = part
        variables = part.cells.indices.filter { width(part.cells[$0]) != nil }
        finder = RangeFinder(solver: solver)
        self.width = width
    }

    /// Of every protected cell, as any reader can work it out.
    func findings() throws(DisclosureFailure) -> [Finding] {
        try findings(of: variables, in: part.program, insider: nil)
    }

    func isTooNarrow(_ finding: Finding) -> Bool {
        !finding.extremes.range.isAtLeast(width(finding.cell) ?? 0)
    }

    /// What is too narrow for any reader; and when that is nothing, for somebody in one of the inhabited cells, who takes himself off.
    ///
    /// All insiders together know more than each: what they cannot narrow is safe, and only the rest is looked into one by one.
    func tooNarrow(withInsidersIn inhabited: (Int) -> Bool) throws(DisclosureFailure) -> [Finding] {
        let insiders = variables.filter { inhabited(part.cells[$0]) }
        let together = try findings(of: variables, in: program(insiders: insiders), insider: nil)
        let doubtful = zip(variables, together).filter { isTooNarrow($1) }.map { $0.0 }
        if doubtful.isEmpty { return [] }
        let alone = try findings(of: doubtful, in: part.program, insider: nil)
        let open = alone.filter(isTooNarrow)
        if !open.isEmpty { return open }
        // Numbers that fit for some reader fit for every insider in whose cell they put somebody.
        let points = (together + alone).flatMap { [$0.extremes.least, $0.extremes.most].compactMap { $0?.values } }
        var narrow: [Finding] = []
        for own in insiders {
            let fitting = points.filter { $0[own] > 1 - RangeFinder.tolerance }
            let rest = doubtful.filter { !isWide($0, among: fitting) }
            narrow += try findings(of: rest, in: program(insiders: [own]), insider: part.cells[own])
                .filter(isTooNarrow)
        }
        return narrow
    }

    private func isWide(_ variable: Int, among points: [[Double]]) -> Bool {
        let values = points.map { $0[variable] }
        guard let least = values.min(), let most = values.max() else { return false }
        let range = CellRange(
            from: Int((least - RangeFinder.tolerance).rounded(.up)),
            to: Int((most + RangeFinder.tolerance).rounded(.down)))
        return range.isAtLeast(width(part.cells[variable]) ?? 0)
    }

    private func program(insiders: [Int]) -> LinearProgram {
        var program = part.program
        for own in insiders {
            let variable = program.variables[own]
            program.variables[own] = .init(
                from: max(1, variable.lower), to: variable.upper, isInteger: variable.isInteger)
        }
        return program
    }

    private func findings(of variables: [Int], in program: LinearProgram, insider: Int?) throws(DisclosureFailure)
        -> [Finding]
    {
        zip(variables, try extremes(of: variables, in: program)).map {
            Finding(cell: part.cells[$0], insider: insider, extremes: $1)
        }
    }

    private func extremes(of variables: [Int], in program: LinearProgram) throws(DisclosureFailure)
        -> [RangeFinder.Extremes]
    {
        let found: [RangeFinder.Extremes]?
        do {
            found = try finder.extremes(of: variables, in: program)
        } catch {
            throw .solver(error)
        }
        guard let found else { throw .tables(.noCountsFit) }
        return found
    }
}
