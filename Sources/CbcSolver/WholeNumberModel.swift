import CCbc
import DisclosureControl

/// A program for Cbc with one objective; its C interface solves a model once.
final class WholeNumberModel {
    private let matrix: ColumnMatrix
    private let model: UnsafeMutableRawPointer

    init(_ matrix: ColumnMatrix, _ objective: Objective, mostNodes: Int32) throws(SolverFailure) {
        guard let model = Cbc_newModel() else { throw .ended(reason: "no memory for a model") }
        self.matrix = matrix
        self.model = model
        Cbc_loadProblem(
            model, Int32(matrix.columnLower.count), Int32(matrix.rowLower.count), matrix.starts, matrix.rows,
            matrix.values, matrix.columnLower, matrix.columnUpper, matrix.coefficients(of: objective),
            matrix.rowLower, matrix.rowUpper)
        Cbc_setObjSense(model, objective.direction == .least ? 1 : -1)
        for (place, variable) in matrix.program.variables.enumerated() where variable.isInteger {
            Cbc_setInteger(model, Int32(place))
        }
        Cbc_setLogLevel(model, 0)
        Cbc_setParameter(model, "log", "0")
        Cbc_setAllowableGap(model, 0)
        Cbc_setAllowableFractionGap(model, 0)
        Cbc_setMaximumNodes(model, mostNodes)
    }

    deinit { Cbc_deleteModel(model) }

    func outcome() throws(SolverFailure) -> LinearOutcome {
        Cbc_solve(model)
        if Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
        if Cbc_isContinuousUnbounded(model) != 0 { return .unbounded }
        guard let best = Cbc_bestSolution(model) else { throw .undecided }
        let values = Array(UnsafeBufferPointer(start: best, count: matrix.columnLower.count))
        return .optimal(
            LinearSolution(
                objective: Cbc_getObjValue(model), values: values, isProven: Cbc_isProvenOptimal(model) != 0))
    }
}
