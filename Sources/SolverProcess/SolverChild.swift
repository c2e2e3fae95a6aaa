public import DisclosureControl

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The child's side: solves what comes in over its standard input until that closes.
public struct SolverChild {
    private let solver: any LinearSolver

    public init(_ solver: any LinearSolver) { self.solver = solver }

    /// Sets the limits that `SolverProcess` passed as arguments, and answers until there is nothing more to answer.
    public func run(arguments: [String]) {
        let numbers = arguments.dropFirst().compactMap { UInt64($0) }
        guard numbers.count == 2 else { exit(64) }
        SolverLimits(seconds: Int(numbers[0]), megabytes: Int(numbers[1])).impose()
        let socket = WordSocket(descriptor: 0)
        var greeting = Words()
        greeting.write(text: solver.name)
        do {
            try socket.send(greeting)
            while true {
                var request = try socket.receive()
                var answer = Words()
                answer.write(self.answer(&request))
                try socket.send(answer)
            }
        } catch {
            // The program that asked is done, or gone.
            return
        }
    }

    private func answer(_ request: inout Words) -> Result<[LinearOutcome], SolverFailure> {
        let asked: (LinearProgram, [Objective])
        do {
            asked = try request.program()
        } catch {
            return .failure(.ended(reason: "the solver was asked something malformed"))
        }
        do {
            return .success(try solver.solve(asked.0, for: asked.1))
        } catch {
            return .failure(error)
        }
    }
}
