/// Why a command stops: one sentence that says what to do, and an exit code.
public struct CommandProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// Exit codes, as `sysexits.h` gives them.
    public enum Code: Int32, Sendable {
        /// The answer is no (`doctor` found something, a file has errors).
        case negative = 1
        case data = 65
        case missing = 66
        case unavailable = 69
        case software = 70
        case files = 73
        case configuration = 78
    }

    public let description: String
    public let code: Code

    public init(_ description: String, code: Code) {
        self.description = description
        self.code = code
    }
}
