import CCbc
public import DisclosureControl

/// COIN-OR's Clp for linear programs and Cbc for those with whole numbers, in this process: docs/adr/0007-linear-programs-by-cbc.md.
public struct CbcSolver: LinearSolver {
    /// Programs with whole numbers end undecided after so many nodes: counted, not timed, so that every run ends alike.
    private let mostNodes: Int32

    public init(mostNodes: Int = 20_000) { self.mostNodes = Int32(clamping: mostNodes) }

    public var name: String {
        "COIN-OR CBC \(String(cString: Cbc_getVersion())), CLP \(String(cString: Clp_Version()))"
    }

    public func solve(_ program: LinearProgram, for objectives: [Objective]) throws(SolverFailure) -> [LinearOutcome] {
        let matrix = ColumnMatrix(program)
        if !program.hasIntegers { return try ContinuousModel(matrix).outcomes(for: objectives) }
        var outcomes: [LinearOutcome] = []
        for objective in objectives {
            outcomes.append(try WholeNumberModel(matrix, objective, mostNodes: mostNodes).outcome())
        }
        return outcomes
    }
}
