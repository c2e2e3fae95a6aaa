import CCbc
import DisclosureControl

/// A program for Clp, solved for one objective after another from where the last one ended.
final class ContinuousModel {
    private let matrix: ColumnMatrix
    private let model: UnsafeMutableRawPointer

    init(_ matrix: ColumnMatrix) throws(SolverFailure) {
        guard let model = Clp_newModel() else { throw .ended(reason: "no memory for a model") }
        self.matrix = matrix
        self.model = model
        Clp_setLogLevel(model, 0)
        Clp_loadProblem(
            model, Int32(matrix.columnLower.count), Int32(matrix.rowLower.count), matrix.starts, matrix.rows,
            matrix.values, matrix.columnLower, matrix.columnUpper,
            [Double](repeating: 0, count: matrix.columnLower.count), matrix.rowLower, matrix.rowUpper)
    }

    deinit { Clp_deleteModel(model) }

    func outcomes(for objectives: [Objective]) throws(SolverFailure) -> [LinearOutcome] {
        var outcomes: [LinearOutcome] = []
        for objective in objectives { outcomes.append(try outcome(for: objective)) }
        return outcomes
    }

    private func outcome(for objective: Objective) throws(SolverFailure) -> LinearOutcome {
        Clp_chgObjCoefficients(model, matrix.coefficients(of: objective))
        Clp_setOptimizationDirection(model, objective.direction == .least ? 1 : -1)
        Clp_primal(model, 0)
        switch Clp_status(model) {
        case 0:
            return .optimal(
                LinearSolution(
                    objective: Clp_objectiveValue(model),
                    values: Self.array(Clp_primalColumnSolution(model), matrix.columnLower.count),
                    prices: Self.array(Clp_dualRowSolution(model), matrix.rowLower.count)))
        case 1: return .infeasible
        case 2: return .unbounded
        case let status: throw .ended(reason: "Clp ended with status \(status)")
        }
    }

    private static func array(_ start: UnsafePointer<Double>?, _ count: Int) -> [Double] {
        Array(UnsafeBufferPointer(start: start, count: count))
    }
}
