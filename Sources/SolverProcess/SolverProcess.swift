public import DisclosureControl
public import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A solver in a process of its own, so that nothing it does takes another one along: docs/adr/0007-linear-programs-by-cbc.md.
public final class SolverProcess: LinearSolver {
    public let name: String
    private let process: Process
    private let socket: WordSocket
    private let limits: SolverLimits

    /// Starts the program. It ends when this is let go.
    public init(program: URL, limits: SolverLimits = SolverLimits()) throws(SolverFailure) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        #else
            let type = SOCK_STREAM
        #endif
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .ended(reason: "no socket: \(errno)") }
        let process = Process()
        let childEnd = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        process.executableURL = program
        process.arguments = [String(limits.seconds), String(limits.megabytes)]
        process.environment = [:]
        process.standardInput = childEnd
        // COIN-OR prints what it likes.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let socket = WordSocket(descriptor: ends[0])
        do {
            try process.run()
            try childEnd.close()
            var greeting = try socket.receive()
            name = try greeting.text()
        } catch {
            close(ends[0])
            throw .ended(reason: "\(program.path) did not start")
        }
        self.process = process
        self.socket = socket
        self.limits = limits
    }

    deinit {
        close(socket.descriptor)
        process.waitUntilExit()
    }

    public func solve(_ program: LinearProgram, for objectives: [Objective]) throws(SolverFailure) -> [LinearOutcome] {
        var request = Words()
        request.write(program, objectives)
        let result: Result<[LinearOutcome], SolverFailure>
        do {
            try socket.send(request)
            var answer = try socket.receive()
            result = try answer.result()
        } catch {
            throw .ended(reason: reason())
        }
        return try result.get()
    }

    private func reason() -> String {
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGALRM
            ? "the solver took longer than \(limits.seconds) s"
            : "the solver ended by itself (\(process.terminationStatus)); it may use \(limits.megabytes) megabytes"
    }
}
