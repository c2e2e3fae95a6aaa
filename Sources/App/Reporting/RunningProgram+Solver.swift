import DisclosureControl
import Foundation
import Reporting
import SolverProcess

extension RunningProgram {
    /// The solver that lies beside this program, started.
    static func solver() throws(CommandProblem) -> SolverProcess {
        do {
            return try SolverProcess(
                program: location.deletingLastPathComponent().appending(path: "lichtpunt-solver"))
        } catch {
            throw CommandProblem(ReportProblem.control(.solver(error)))
        }
    }
}
