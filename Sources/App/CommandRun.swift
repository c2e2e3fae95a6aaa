public import ArgumentParser
import Foundation

/// Runs a command and ends the process: problems are one sentence on standard error and an exit code, never a trap.
///
/// The process ends by `_exit(2)`, after standard output is flushed. `exit(3)` would first take down OpenSSL's tables and the libraries'
/// globals under threads that still use them: libpq's connections and NIO's loops live until the end, and a refusal then sometimes ended
/// in a segmentation fault. What must be written is on the disk before a command returns; nothing relies on handlers at exit.
public enum CommandRun {
    public static func run(_ root: any AsyncParsableCommand.Type, arguments: [String]? = nil) async -> Never {
        do {
            var command = try root.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            end(0)
        } catch let problem as CommandProblem {
            FileHandle.standardError.write(Data((problem.description + "\n").utf8))
            end(problem.code.rawValue)
        } catch {
            say(root.fullMessage(for: error), failed: !root.exitCode(for: error).isSuccess)
            end(root.exitCode(for: error).rawValue)
        }
    }

    private static func say(_ message: String, failed: Bool) {
        guard !message.isEmpty else { return }
        (failed ? FileHandle.standardError : FileHandle.standardOutput).write(Data((message + "\n").utf8))
    }

    private static func end(_ code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }
}
