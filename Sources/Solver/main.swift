import CbcSolver
import SolverProcess

SolverChild(CbcSolver()).run(arguments: CommandLine.arguments)
