import CbcSolver
import DisclosureControl
import Foundation
import SolverProcess
import Testing

@Suite struct SolverProcessTests {
    /// Beside the bundle of the tests.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "lichtpunt-solver")

    /// Three and two: most of x + y under 2x + y ≤ 7 and x + 3y ≤ 9.
    private let program = LinearProgram(
        variables: [.init(from: 0), .init(from: 0)],
        rows: [.init([.init(0, 2), .init(1)], to: 7), .init([.init(0), .init(1, 3)], to: 9)])
    private let most = Objective(.most, [.init(0), .init(1)])

    @Test func `a process answers as the solver in it does`() throws {
        let solver = try SolverProcess(program: Self.program)
        let objectives = [most, Objective(.least, [.init(0)]), Objective(.most, [.init(1)])]

        #expect(solver.name == CbcSolver().name)
        #expect(try solver.solve(program, for: objectives) == CbcSolver().solve(program, for: objectives))
        #expect(try solver.solve(program, for: [most]).first?.solution?.objective.rounded() == 5)
    }

    @Test func `whole numbers, what has no answer and what has no end`() throws {
        let solver = try SolverProcess(program: Self.program)
        var whole = program
        whole.variables = [.init(from: 0, isInteger: true), .init(from: 0, isInteger: true)]
        var impossible = program
        impossible.rows.append(.init([.init(0)], from: 8))

        #expect(try solver.solve(whole, for: [most]).first?.solution?.objective == 4)
        #expect(try solver.solve(impossible, for: [most]) == [.infeasible])
        #expect(
            try solver.solve(LinearProgram(variables: [.init(from: 0)], rows: []), for: [Objective(.most, [.init(0)])])
                == [.unbounded])
    }

    @Test func `a solver that takes too long is ended, and says so`() throws {
        let solver = try SolverProcess(program: Self.program, limits: SolverLimits(seconds: 1))

        #expect(throws: SolverFailure.ended(reason: "the solver took longer than 1 s")) {
            while true { _ = try solver.solve(program, for: Array(repeating: most, count: 100)) }
        }
    }

    @Test func `a solver that needs too much memory ends by itself, and nothing else does`() throws {
        let solver = try SolverProcess(program: Self.program, limits: SolverLimits(megabytes: 150))
        let many = (0..<300).map { place in LinearProgram.Term(place, 1) }
        let large = LinearProgram(
            variables: (0..<300).map { _ in .init(from: 0) }, rows: (0..<12_000).map { _ in .init(many, to: 1) })

        #expect(throws: SolverFailure.self) { _ = try solver.solve(large, for: [most]) }
    }

    @Test func `a program that is not there is named`() {
        #expect(throws: SolverFailure.ended(reason: "/nowhere/lichtpunt-solver did not start")) {
            _ = try SolverProcess(program: URL(filePath: "/nowhere/lichtpunt-solver"))
        }
    }
}
