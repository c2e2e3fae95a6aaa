public import ArgumentParser
import Foundation

/// Runs a command and ends the process: problems are one sentence on standard error and an exit code, never a trap.
public enum CommandRun {
    public static func run(_ root: any AsyncParsableCommand.Type, arguments: [String]? = nil) async -> Never {
        do {
            var command = try root.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(0)
        } catch let problem as CommandProblem {
            FileHandle.standardError.write(Data((problem.description + "\n").utf8))
            exit(problem.code.rawValue)
        } catch {
            root.exit(withError: error)
        }
    }
}
